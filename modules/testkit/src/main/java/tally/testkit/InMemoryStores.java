package tally.testkit;

import java.time.Duration;
import java.time.Instant;
import tally.domain.BusinessId;
import tally.domain.accounts.Accounts;
import tally.domain.accounts.SignInTries;
import tally.domain.accounts.UserDirectory;
import tally.domain.audit.AuditTrail;
import tally.domain.books.Catalogue;
import tally.domain.books.ConsistencyChecks;
import tally.domain.books.SalesBooks;
import tally.domain.events.EventOutbox;
import tally.domain.failures.Corrections;
import tally.domain.failures.FailedJobs;
import tally.domain.failures.RetryQueue;
import tally.domain.receipts.ReceiptBooks;
import tally.domain.receipts.ReceiptInbox;
import tally.domain.receipts.ReceiptQueue;
import tally.domain.retention.Retention;
import tally.domain.uploads.PreviewBooks;
import tally.domain.uploads.UploadBooks;
import tally.domain.uploads.UploadControl;
import tally.domain.uploads.UploadInbox;
import tally.domain.uploads.UploadQueue;
import tally.domain.uploads.Workload;

/**
 * All stores without a database, for tests of what stands on them. They hold the same contracts as the ones on
 * PostgreSQL. Safe for use by many threads, which see each other's work as one transaction after the other.
 */
public final class InMemoryStores implements Stores {
    private static final Instant AN_ORDINARY_DAY = Instant.parse("2025-11-27T06:00:00Z");

    private final SettableClock clock;
    private final Memory memory;

    /** Empty stores on a clock of their own, which stands at 06:00 UTC of 27 November 2025. */
    public InMemoryStores() {
        this(new SettableClock(AN_ORDINARY_DAY));
    }

    /** Empty stores on this clock. */
    public InMemoryStores(SettableClock clock) {
        this.clock = clock;
        this.memory = new Memory(clock);
    }

    /** The clock that everything here is timed by. */
    public SettableClock clock() {
        return clock;
    }

    @Override
    public Accounts accounts() {
        return new InMemoryAccounts(memory);
    }

    @Override
    public UserDirectory directory() {
        return new InMemoryUserDirectory(memory);
    }

    @Override
    public SignInTries tries() {
        return new InMemorySignInTries(memory);
    }

    @Override
    public UploadInbox inbox() {
        return new InMemoryInbox(memory);
    }

    @Override
    public UploadQueue queue() {
        return new InMemoryQueue(memory);
    }

    @Override
    public UploadBooks uploadBooks() {
        return new InMemoryUploadBooks(memory);
    }

    @Override
    public PreviewBooks previewBooks() {
        return new InMemoryPreviewBooks(memory);
    }

    @Override
    public SalesBooks salesBooks() {
        return new InMemorySalesBooks(memory);
    }

    @Override
    public ConsistencyChecks checks() {
        return new InMemoryConsistencyChecks(memory);
    }

    @Override
    public FailedJobs failedJobs() {
        return new InMemoryFailedJobs(memory);
    }

    @Override
    public RetryQueue retries() {
        return new InMemoryRetryQueue(memory);
    }

    @Override
    public Corrections corrections() {
        return new InMemoryCorrections(memory);
    }

    @Override
    public EventOutbox events() {
        return new InMemoryOutbox(memory);
    }

    @Override
    public UploadControl control() {
        return new InMemoryUploadControl(memory);
    }

    @Override
    public Catalogue catalogue() {
        return new InMemoryCatalogue(memory);
    }

    @Override
    public Workload workload() {
        return new InMemoryWorkload(memory);
    }

    /** The receipts: their inbox, their queue and what a worker does with one. */
    public InMemoryReceipts receipts() {
        return new InMemoryReceipts(memory);
    }

    @Override
    public ReceiptInbox receiptInbox() {
        return receipts();
    }

    @Override
    public ReceiptQueue receiptQueue() {
        return receipts();
    }

    @Override
    public ReceiptBooks receiptBooks() {
        return receipts();
    }

    @Override
    public AuditTrail audit() {
        return new InMemoryAuditTrail(memory);
    }

    @Override
    public Retention retention() {
        return new InMemoryRetention(memory);
    }

    @Override
    public void timePasses(Duration time) {
        clock.advance(time);
    }

    @Override
    public void spoil(BusinessId business, Spoiled what) {
        synchronized (memory) {
            new Spoiling(memory, business).spoil(what);
        }
    }
}
