package tally.app;

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
import tally.persistence.Database;
import tally.persistence.PostgresAccounts;
import tally.persistence.PostgresAuditTrail;
import tally.persistence.PostgresCatalogue;
import tally.persistence.PostgresConsistencyChecks;
import tally.persistence.PostgresCorrections;
import tally.persistence.PostgresEventOutbox;
import tally.persistence.PostgresFailedJobs;
import tally.persistence.PostgresPreviewBooks;
import tally.persistence.PostgresReceipts;
import tally.persistence.PostgresRetention;
import tally.persistence.PostgresRetryQueue;
import tally.persistence.PostgresSalesBooks;
import tally.persistence.PostgresSignInTries;
import tally.persistence.PostgresUploadBooks;
import tally.persistence.PostgresUploadControl;
import tally.persistence.PostgresUploadInbox;
import tally.persistence.PostgresUploadQueue;
import tally.persistence.PostgresUserDirectory;
import tally.persistence.PostgresWorkload;

/** All stores, on one database: the place where an interface of the domain meets its table. */
record Stores(
        Accounts accounts,
        UploadInbox inbox,
        UploadQueue queue,
        UploadBooks books,
        PreviewBooks previewBooks,
        UploadControl control,
        Catalogue catalogue,
        SalesBooks sales,
        FailedJobs failedJobs,
        RetryQueue retries,
        Corrections corrections,
        ConsistencyChecks checks,
        EventOutbox outbox,
        AuditTrail audit,
        Workload workload,
        Retention retention,
        Receipts receipts,
        People people) {

    /** The users who are there, and how often somebody tried to be one of them. */
    record People(UserDirectory directory, SignInTries tries) {}

    /** Those of receipts alone; the rest they share with the files. */
    record Receipts(ReceiptInbox inbox, ReceiptQueue queue, ReceiptBooks books) {}

    static Stores on(Database database) {
        return new Stores(
                new PostgresAccounts(database),
                new PostgresUploadInbox(database),
                new PostgresUploadQueue(database),
                new PostgresUploadBooks(database),
                new PostgresPreviewBooks(database),
                new PostgresUploadControl(database),
                new PostgresCatalogue(database),
                new PostgresSalesBooks(database),
                new PostgresFailedJobs(database),
                new PostgresRetryQueue(database),
                new PostgresCorrections(database),
                new PostgresConsistencyChecks(database),
                new PostgresEventOutbox(database),
                new PostgresAuditTrail(database),
                new PostgresWorkload(database),
                new PostgresRetention(database),
                receipts(new PostgresReceipts(database)),
                new People(new PostgresUserDirectory(database), new PostgresSignInTries(database)));
    }

    private static Receipts receipts(PostgresReceipts receipts) {
        return new Receipts(receipts, receipts, receipts);
    }
}
