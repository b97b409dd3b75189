package tally.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tally.domain.sales.Checked;
import tally.domain.sales.Sale;
import tally.domain.sales.SaleKey;
import tally.domain.sales.SaleKeys;
import tally.domain.sales.SaleRules;
import tally.domain.uploads.Batch;
import tally.domain.uploads.FailedRow;
import tally.domain.uploads.KeyedSale;

/**
 * Cuts a file's rows into batches: each row is checked and numbered on the way. The first batches are small, so that
 * progress shows at once, and grow, because a large batch costs less a row. One per upload, for one thread.
 */
final class BatchReader implements AutoCloseable {
    private static final int FIRST_BATCH_ROWS = 500;
    private static final int GROWTH = 4;
    private static final int LARGEST_BATCH_ROWS = 50_000;

    /** A row of a batch takes half a kilobyte until it is booked, four batches are under way, and several uploads. */
    private static final long HEAP_BYTES_PER_ROW = 20_000;

    private final SalesRows rows;
    private final SaleRules rules;
    private final FileNumbering numbering;
    private final SaleKeys keys = new SaleKeys();
    private long rowsRead;
    private int batchRows = FIRST_BATCH_ROWS;

    BatchReader(SalesRows rows, SaleRules rules, FileNumbering numbering) {
        this.rows = rows;
        this.rules = rules;
        this.numbering = numbering;
    }

    /** Passes over rows that an earlier attempt has booked; they count among equal sales all the same. */
    void pass(long booked) {
        while (rowsRead < booked && rows.next()) {
            rowsRead++;
            if (rows.current().check(rules) instanceof Checked.Accepted accepted) {
                numbering.next(keys.of(accepted.sale()));
            }
        }
    }

    /** How many rows of the file lie behind it. */
    long rowsRead() {
        return rowsRead;
    }

    /** The next batch, which ends early behind so many failed rows; empty at the end of the file. */
    Optional<Batch> next(long mostFailures) {
        final long before = rowsRead;
        final List<KeyedSale> sales = new ArrayList<>();
        final List<FailedRow> failures = new ArrayList<>();
        while (rowsRead - before < batchRows && failures.size() < mostFailures && rows.next()) {
            rowsRead++;
            sort(rows.current(), sales, failures);
        }
        batchRows = Math.min(largest(), batchRows * GROWTH);
        return rowsRead == before ? Optional.empty() : Optional.of(new Batch(before, sales, failures));
    }

    private static int largest() {
        return (int) Math.min(LARGEST_BATCH_ROWS, Runtime.getRuntime().maxMemory() / HEAP_BYTES_PER_ROW);
    }

    @Override
    public void close() {
        rows.close();
    }

    private void sort(SourceRow row, List<KeyedSale> sales, List<FailedRow> failures) {
        final Checked checked = row.check(rules);
        if (checked instanceof Checked.Accepted accepted) {
            sales.add(keyed(accepted.sale(), row.row()));
        } else if (checked instanceof Checked.Refused refused) {
            failures.add(
                    new FailedRow(row.row(), row.line(), row.values().present(), refused.problem(), refused.amount()));
        }
    }

    private KeyedSale keyed(Sale sale, long row) {
        final SaleKey key = keys.of(sale);
        return new KeyedSale(sale, key, numbering.next(key), row);
    }
}
