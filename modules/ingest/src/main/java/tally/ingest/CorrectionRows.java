package tally.ingest;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tally.csv.CsvWriter;
import tally.domain.failures.Correction;
import tally.domain.failures.Corrections.CorrectingRow;
import tally.domain.failures.Corrections.Place;
import tally.domain.sales.Checked;
import tally.domain.sales.ErrorCode;
import tally.domain.sales.Field;
import tally.domain.sales.Formats;
import tally.domain.sales.RowProblem;
import tally.domain.sales.RowValues;
import tally.domain.sales.Sale;
import tally.domain.sales.SaleKey;
import tally.domain.sales.SaleKeys;
import tally.domain.sales.SaleRules;
import tally.domain.uploads.Batch;
import tally.domain.uploads.FailedRow;
import tally.domain.uploads.KeyedSale;

/**
 * A cursor over a file of corrections: each row corrects a failed row, or, where it names none, is a row like those of
 * any file. One per reading, for one thread.
 */
final class CorrectionRows implements AutoCloseable {
    private final SalesRows rows;
    private final int column;
    private final SaleRules rules;
    private final FileNumbering numbering;
    private final SaleKeys keys = new SaleKeys();
    private SourceRow row = new SourceRow(0, 0, RowValues.of(Map.of()), Optional.empty());
    private long rowsRead;

    CorrectionRows(SalesFile file, SaleRules rules, FileNumbering numbering) {
        this.rows = file.rows();
        this.column = file.columnNamed(CorrectionsFile.COLUMN);
        this.rules = rules;
        this.numbering = numbering;
    }

    /** Passes over rows that an earlier attempt has booked; they count among equal sales all the same. */
    void pass(long booked) {
        while (rowsRead < booked && next()) {
            if (row.check(rules) instanceof Checked.Accepted accepted) {
                keyed(accepted.sale());
            }
        }
    }

    /** Moves to the next row; false at the end. */
    boolean next() {
        final boolean more = rows.next();
        if (more) {
            rowsRead++;
            row = restored(rows.current());
        }
        return more;
    }

    /** How many rows of the file were moved to. */
    long rowsRead() {
        return rowsRead;
    }

    /** Whether the row names no failed row; of one that is broken, no cell surely stands in its column. */
    boolean isPlain() {
        return row.problem().isPresent() || rows.text(column).isEmpty();
    }

    /** The row as a batch of its own; this or {@link #correcting} is to be asked once for each row. */
    Batch plain() {
        final Checked checked = row.check(rules);
        if (checked instanceof Checked.Accepted accepted) {
            return new Batch(rowsRead - 1, List.of(keyed(accepted.sale())), List.of());
        }
        final Checked.Refused refused = (Checked.Refused) checked;
        return failed(refused.problem(), refused.amount());
    }

    /** The row as the correction that it says it is, its dates and numbers in these formats; empty for no id. */
    Optional<CorrectingRow> correcting(Formats formats) {
        if (row.check(rules) instanceof Checked.Accepted accepted) {
            keyed(accepted.sale());
        }
        final Place place = new Place(row.row(), row.line());
        final Correction correction = new Correction(row.values().present(), formats);
        return CorrectionsFile.job(rows.text(column))
                .map(job -> new CorrectingRow(rowsRead - 1, place, job, correction));
    }

    /** The row as one that failed, because the failed row that it names is none of this business. */
    Batch unknown() {
        final String id = rows.text(column);
        final String message = "There is no failed row with this failed_job_id in this shop: " + id
                + ". To book the row as a new sale, leave that cell empty";
        final RowProblem problem =
                new RowProblem(ErrorCode.UNKNOWN_FAILED_JOB, Optional.of(CorrectionsFile.COLUMN), id, message);
        return failed(problem, rules.readableAmount(row.values()));
    }

    @Override
    public void close() {
        rows.close();
    }

    /** Numbers the row among its equals in the file, whether it corrects another or not. */
    private KeyedSale keyed(Sale sale) {
        final SaleKey key = keys.of(sale);
        return new KeyedSale(sale, key, numbering.next(key), row.row());
    }

    private Batch failed(RowProblem problem, Optional<BigDecimal> amount) {
        final FailedRow failed =
                new FailedRow(row.row(), row.line(), row.values().present(), problem, amount);
        return new Batch(rowsRead - 1, List.of(), List.of(failed));
    }

    /** As it stood in the file that the failed row came with, before its cells were defused for the spreadsheet. */
    private static SourceRow restored(SourceRow row) {
        final Map<Field, String> values = new EnumMap<>(Field.class);
        row.values().present().forEach((field, text) -> values.put(field, CsvWriter.restored(text)));
        return new SourceRow(row.row(), row.line(), RowValues.of(values), row.problem());
    }
}
