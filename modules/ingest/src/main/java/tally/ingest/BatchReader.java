package tally.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tally.domain.sales.Checked;
import tally.domain.sales.ErrorCode;
import tally.domain.sales.RowProblem;
import tally.domain.sales.Sale;
import tally.domain.sales.SaleKey;
import tally.domain.sales.SaleKeys;
import tally.domain.sales.SaleRules;
import tally.domain.uploads.Batch;
import tally.domain.uploads.FailedRow;
import tally.domain.uploads.KeyedSale;

/**
 * Cuts a file's rows into batches: each row is checked and numbered on the way. One per reading, for one thread.
 */
final class BatchReader implements AutoCloseable {
    private static final RowProblem REFUSED_BY_DATABASE = new RowProblem(
            ErrorCode.DATABASE_ERROR, Optional.empty(), "", "The database refused this row; please tell support");

    private final SalesRows rows;
    private final SaleRules rules;
    private final FileNumbering numbering;
    private final Set<Long> refused;
    private final BatchSizes sizes;
    private final SaleKeys keys = new SaleKeys();
    private long rowsRead;

    /** Of rows of which the database has refused some, by their numbers, which no rule of ours does. */
    BatchReader(SalesRows rows, SaleRules rules, FileNumbering numbering, Set<Long> refused, BatchSizes sizes) {
        this.rows = rows;
        this.rules = rules;
        this.numbering = numbering;
        this.refused = refused;
        this.sizes = sizes;
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

    /** The next batch, which ends early behind so many failed rows, or where its rows are long; empty at the end of the file. */
    Optional<Batch> next(long mostFailures) {
        final long before = rowsRead;
        final int size = sizes.next(before);
        final long mostBytes = rows.bytesRead() + sizes.mostBytes();
        final List<ReadSale> sales = new ArrayList<>();
        final List<FailedRow> failures = new ArrayList<>();
        while (rowsRead - before < size
                && failures.size() < mostFailures
                && rows.bytesRead() < mostBytes
                && rows.next()) {
            rowsRead++;
            sort(rows.current(), sales, failures);
        }
        return rowsRead == before ? Optional.empty() : Optional.of(new Batch(before, numbered(sales), failures));
    }

    /**
     * Numbers all sales of a batch in one go: each is a look at another place of a large table, and a processor waits for
     * several such looks at once where nothing else is done between them.
     */
    private List<KeyedSale> numbered(List<ReadSale> sales) {
        final List<KeyedSale> numbered = new ArrayList<>(sales.size());
        for (final ReadSale read : sales) {
            numbered.add(new KeyedSale(read.sale, read.key, numbering.next(read.key), read.row));
        }
        return numbered;
    }

    @Override
    public void close() {
        rows.close();
    }

    private void sort(SourceRow row, List<ReadSale> sales, List<FailedRow> failures) {
        final Checked checked = row.check(rules);
        if (checked instanceof Checked.Accepted accepted && refused.contains(row.row())) {
            failures.add(refusedByDatabase(row, accepted.sale()));
        } else if (checked instanceof Checked.Accepted accepted) {
            sales.add(new ReadSale(accepted.sale(), keys.of(accepted.sale()), row.row()));
        } else if (checked instanceof Checked.Refused refused) {
            failures.add(
                    new FailedRow(row.row(), row.line(), row.values().present(), refused.problem(), refused.amount()));
        }
    }

    private static FailedRow refusedByDatabase(SourceRow row, Sale sale) {
        return new FailedRow(
                row.row(), row.line(), row.values().present(), REFUSED_BY_DATABASE, Optional.of(sale.amount()));
    }

    /** A sale that has no number among its equals yet. */
    private record ReadSale(Sale sale, SaleKey key, long row) {}
}
