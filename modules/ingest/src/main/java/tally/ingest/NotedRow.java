package tally.ingest;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tally.domain.failures.RetryQueue.PendingRow;
import tally.domain.failures.RetryQueue.Reprocessing;
import tally.domain.sales.Checked;
import tally.domain.sales.SaleKey;

/** Notes which row is being tried, so that whoever hears of a crash learns over which row it was. For one try. */
final class NotedRow implements Reprocessing {
    private final Reprocessing reprocessing;
    private Optional<PendingRow> noted = Optional.empty();

    NotedRow(Reprocessing reprocessing) {
        this.reprocessing = reprocessing;
    }

    /** The row that was tried; empty where it did not come to that. */
    Optional<PendingRow> row() {
        return noted;
    }

    @Override
    public Checked check(PendingRow row) {
        noted = Optional.of(row);
        return reprocessing.check(row);
    }

    @Override
    public Map<SaleKey, Integer> equalRowsInFile(PendingRow row, Set<SaleKey> keys) {
        noted = Optional.of(row);
        return reprocessing.equalRowsInFile(row, keys);
    }
}
