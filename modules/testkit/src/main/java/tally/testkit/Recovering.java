package tally.testkit;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;
import tally.domain.SaleId;
import tally.domain.UploadId;
import tally.domain.failures.RetryQueue.Outcome;
import tally.domain.failures.RetryQueue.PendingRow;
import tally.domain.failures.RetryQueue.Reprocessing;
import tally.domain.sales.Checked;
import tally.domain.sales.Sale;
import tally.domain.sales.SaleKey;
import tally.domain.sales.SaleKeys;
import tally.domain.uploads.DuplicateRule;
import tally.domain.uploads.KeyedSale;
import tally.domain.uploads.Upload.Amounts;
import tally.domain.uploads.Upload.Counters;

/** Brings a failed row of {@link Memory} that is tried again to its end. One per try. */
final class Recovering {
    private static final BigDecimal NONE = BigDecimal.ZERO;

    private final Memory memory;
    private final StoredJob job;
    private final Owner owner;

    Recovering(Memory memory, StoredJob job, Owner owner) {
        this.memory = memory;
        this.job = job;
        this.owner = owner;
    }

    /** A try that a person asked for: the sale will belong to the row's own upload. */
    static Recovering own(Memory memory, StoredJob job) {
        final SaleId sale = SaleId.recovered(job.upload(), job.row().row());
        return new Recovering(memory, job, new Owner(job.upload(), sale));
    }

    Outcome run(PendingRow row, Reprocessing reprocessing) {
        final Checked checked = reprocessing.check(row);
        return checked instanceof Checked.Accepted accepted
                ? accepted(row, accepted.sale(), reprocessing)
                : refused(row, (Checked.Refused) checked);
    }

    private Outcome accepted(PendingRow row, Sale sale, Reprocessing reprocessing) {
        final SaleKey key = new SaleKeys().of(sale);
        final Optional<SaleId> booked =
                isDuplicate(row, key, reprocessing) ? Optional.empty() : Optional.of(book(row, sale, key));
        final boolean ownSale = booked.isPresent() && isOwn();
        memory.upload(job.upload()).add(left(ownSale), left(ownSale, sale.amount()));
        job.correctedIn().ifPresent(in -> memory.upload(in.upload()).add(left(false), left(false, sale.amount())));
        job.resolve(key, booked, memory.now());
        return new Outcome(row, job.lastRetry().outcome().orElseThrow().result(), booked);
    }

    private Outcome refused(PendingRow row, Checked.Refused refused) {
        final Counters unmoved = new Counters(0, 0, 0, 0);
        memory.upload(job.upload()).add(unmoved, moved(refused.amount()));
        job.correctedIn().ifPresent(in -> {
            if (isOwn()) {
                memory.upload(in.upload()).add(unmoved, moved(refused.amount()));
            } else {
                memory.upload(in.upload())
                        .add(left(false), left(false, job.row().amount().orElse(NONE)));
            }
        });
        job.failAgain(refused, memory.now());
        return new Outcome(row, "failed", Optional.empty());
    }

    /** The n-th equal row of a file is a duplicate where other uploads hold n; under strict, where any is held. */
    private boolean isDuplicate(PendingRow row, SaleKey key, Reprocessing reprocessing) {
        final Ledger ledger = memory.ledger(row.business());
        if (row.options().duplicates() == DuplicateRule.STRICT) {
            return ledger.lastOccurrence(key) > 0;
        }
        final long held = ledger.heldByOthers(key, row.upload());
        return held > 0 && equalRowsInFile(row, key, reprocessing) + recoveredBefore(key) < held;
    }

    private static int equalRowsInFile(PendingRow row, SaleKey key, Reprocessing reprocessing) {
        return reprocessing.equalRowsInFile(row, Set.of(key)).getOrDefault(key, 0);
    }

    private long recoveredBefore(SaleKey key) {
        return memory.jobs(job.upload())
                .filter(other -> other.recoveredAs().filter(key::equals).isPresent())
                .count();
    }

    private SaleId book(PendingRow row, Sale sale, SaleKey key) {
        final Ledger ledger = memory.ledger(row.business());
        final KeyedSale keyed = new KeyedSale(sale, key, ledger.lastOccurrence(key) + 1, row.row());
        ledger.add(owner.sale, keyed, new Ledger.Origin(owner.upload, memory.now()));
        if (isOwn()) {
            NewEvents.parsed(
                    memory,
                    owner.upload,
                    ledger.entries(owner.upload)
                            .filter(entry -> entry.booked().id().equals(owner.sale)));
        }
        return owner.sale;
    }

    private boolean isOwn() {
        return owner.upload.equals(job.upload());
    }

    private static Counters left(boolean booked) {
        return booked ? new Counters(0, 1, 0, -1) : new Counters(0, 0, 1, -1);
    }

    private Amounts left(boolean booked, BigDecimal amount) {
        final Optional<BigDecimal> before = job.row().amount();
        return new Amounts(
                booked ? amount : NONE,
                booked ? NONE : amount,
                before.orElse(NONE).negate(),
                before.isPresent() ? 0 : -1);
    }

    private Amounts moved(Optional<BigDecimal> after) {
        final Optional<BigDecimal> before = job.row().amount();
        final int unreadable = (after.isPresent() ? 0 : 1) - (before.isPresent() ? 0 : 1);
        return new Amounts(NONE, NONE, after.orElse(NONE).subtract(before.orElse(NONE)), unreadable);
    }

    /** The upload that a sale will belong to, and the id that it will have. */
    record Owner(UploadId upload, SaleId sale) {}
}
