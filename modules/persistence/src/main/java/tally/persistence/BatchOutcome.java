package tally.persistence;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import tally.domain.sales.Money;
import tally.domain.uploads.BatchResult;
import tally.domain.uploads.FailedRow;
import tally.domain.uploads.Upload.Amounts;

/** What a batch adds to the counters and sums of its upload. */
record BatchOutcome(BatchResult result, Amounts amounts) {
    static BatchOutcome of(SaleBooking.Written written, List<FailedRow> failures) {
        final List<BigDecimal> failed = failures.stream()
                .map(FailedRow::amount)
                .flatMap(Optional::stream)
                .toList();
        return new BatchOutcome(
                new BatchResult(
                        written.created().size(),
                        written.duplicates().stream()
                                .map(placed -> placed.keyed().key())
                                .toList(),
                        failures.size()),
                new Amounts(
                        money(written.created()),
                        money(written.duplicates()),
                        sum(failed),
                        failures.size() - failed.size()));
    }

    /** What the batch adds to the counters. */
    UploadCounters.Change change() {
        return UploadCounters.Change.of(result.created(), result.duplicates().size(), result.failed(), amounts);
    }

    /** As many decimals as the sale with the most has: the sum that adding them up one by one gives. */
    private static BigDecimal money(Collection<PlacedSale> sales) {
        long tenThousandths = 0;
        int decimals = 0;
        for (final PlacedSale placed : sales) {
            final BigDecimal amount = placed.sale().amount();
            tenThousandths += Money.tenThousandths(amount);
            decimals = Math.max(decimals, amount.scale());
        }
        return Money.of(tenThousandths).setScale(decimals);
    }

    private static BigDecimal sum(Collection<BigDecimal> amounts) {
        return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
