package tally.persistence;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tally.domain.uploads.Batch;
import tally.domain.uploads.BatchResult;
import tally.domain.uploads.FailedRow;
import tally.domain.uploads.KeyedSale;
import tally.domain.uploads.Upload.Amounts;

/** What a batch adds to the counters and sums of its upload. */
record BatchOutcome(BatchResult result, Amounts amounts) {
    static BatchOutcome of(Batch batch, Set<KeyedSale> created) {
        final List<KeyedSale> skipped =
                batch.sales().stream().filter(sale -> !created.contains(sale)).toList();
        final List<BigDecimal> failed = batch.failures().stream()
                .map(FailedRow::amount)
                .flatMap(Optional::stream)
                .toList();
        return new BatchOutcome(
                new BatchResult(
                        created.size(),
                        skipped.stream().map(KeyedSale::key).toList(),
                        batch.failures().size()),
                new Amounts(
                        money(created),
                        money(skipped),
                        sum(failed),
                        batch.failures().size() - failed.size()));
    }

    /** What the batch adds to the counters. */
    UploadCounters.Change change() {
        return UploadCounters.Change.of(result.created(), result.duplicates().size(), result.failed(), amounts);
    }

    private static BigDecimal money(Collection<KeyedSale> sales) {
        return sum(sales.stream().map(keyed -> keyed.sale().amount()).toList());
    }

    private static BigDecimal sum(Collection<BigDecimal> amounts) {
        return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
