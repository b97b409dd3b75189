package tally.testkit;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Optional;
import tally.domain.SaleId;
import tally.domain.failures.RetryQueue;
import tally.domain.sales.Checked;
import tally.domain.sales.Sale;
import tally.domain.sales.SaleKey;
import tally.domain.sales.SaleKeys;
import tally.domain.uploads.DuplicateRule;
import tally.domain.uploads.KeyedSale;
import tally.domain.uploads.Upload.Amounts;
import tally.domain.uploads.Upload.Counters;

/** {@link RetryQueue} without a database. */
final class InMemoryRetryQueue implements RetryQueue {
    private final Memory memory;

    InMemoryRetryQueue(Memory memory) {
        this.memory = memory;
    }

    @Override
    public Optional<Outcome> tryNext(Reprocessing reprocessing) {
        synchronized (memory) {
            return memory.jobs().values().stream()
                    .filter(job -> job.isDue(memory.now()))
                    .filter(job -> !memory.upload(job.upload()).status().active())
                    .min(Comparator.comparing(StoredJob::nextTryAt).thenComparing(StoredJob::id, Pages.byId()))
                    .map(job -> notedAttempt(job, reprocessing));
        }
    }

    private Outcome notedAttempt(StoredJob job, Reprocessing reprocessing) {
        boolean broken = true;
        try {
            final Outcome outcome = attempt(job, reprocessing);
            broken = false;
            return outcome;
        } finally {
            if (broken) {
                job.broke(memory.now());
            }
        }
    }

    private Outcome attempt(StoredJob job, Reprocessing reprocessing) {
        final PendingRow row = pendingRow(job);
        final Checked checked = reprocessing.check(row);
        if (checked instanceof Checked.Accepted accepted) {
            return accepted(job, row, accepted.sale(), reprocessing);
        }
        return refused(job, row, (Checked.Refused) checked);
    }

    private Outcome accepted(StoredJob job, PendingRow row, Sale sale, Reprocessing reprocessing) {
        final SaleKey key = new SaleKeys().of(sale);
        final Optional<SaleId> booked =
                isDuplicate(row, key, reprocessing) ? Optional.empty() : Optional.of(book(row, sale, key));
        memory.upload(row.upload()).add(moved(booked), money(job.row().amount(), sale.amount(), booked));
        job.resolve(key, booked, memory.now());
        return new Outcome(row, job.lastRetry().outcome().orElseThrow().result(), booked);
    }

    private Outcome refused(StoredJob job, PendingRow row, Checked.Refused refused) {
        final BigDecimal before = job.row().amount().orElse(BigDecimal.ZERO);
        final BigDecimal after = refused.amount().orElse(BigDecimal.ZERO);
        final int unreadable =
                unreadable(refused.amount()) - unreadable(job.row().amount());
        final Amounts change = new Amounts(BigDecimal.ZERO, BigDecimal.ZERO, after.subtract(before), unreadable);
        memory.upload(row.upload()).add(new Counters(0, 0, 0, 0), change);
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
        return held > 0 && reprocessing.equalRowsInFile(row, key) + recoveredBefore(row, key) < held;
    }

    private long recoveredBefore(PendingRow row, SaleKey key) {
        return memory.jobs(row.upload())
                .filter(job -> job.recoveredAs().filter(key::equals).isPresent())
                .count();
    }

    private SaleId book(PendingRow row, Sale sale, SaleKey key) {
        final Ledger ledger = memory.ledger(row.business());
        final SaleId id = SaleId.recovered(row.upload(), row.row());
        final KeyedSale keyed = new KeyedSale(sale, key, ledger.lastOccurrence(key) + 1, row.row());
        ledger.add(id, keyed, new Ledger.Origin(row.upload(), memory.now()));
        NewEvents.parsed(
                memory,
                row.upload(),
                ledger.entries(row.upload()).filter(entry -> entry.booked().id().equals(id)));
        return id;
    }

    private static Counters moved(Optional<SaleId> booked) {
        return booked.isPresent() ? new Counters(0, 1, 0, -1) : new Counters(0, 0, 1, -1);
    }

    private static Amounts money(Optional<BigDecimal> before, BigDecimal amount, Optional<SaleId> booked) {
        return new Amounts(
                booked.isPresent() ? amount : BigDecimal.ZERO,
                booked.isPresent() ? BigDecimal.ZERO : amount,
                before.orElse(BigDecimal.ZERO).negate(),
                -unreadable(before));
    }

    private static int unreadable(Optional<BigDecimal> amount) {
        return amount.isPresent() ? 0 : 1;
    }

    private PendingRow pendingRow(StoredJob job) {
        return PendingRows.of(memory, job, job.lastRetry().requestedAt());
    }
}
