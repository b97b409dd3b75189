package tally.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import tally.domain.SaleId;
import tally.domain.UploadId;
import tally.domain.failures.RetryQueue.PendingRow;
import tally.domain.failures.RetryQueue.Reprocessing;
import tally.domain.sales.Checked;
import tally.domain.sales.RowProblem;
import tally.domain.sales.SaleKeys;

/**
 * Brings failed rows of one file that are tried again to their end, inside the transaction that holds their locks. The
 * upload's row is locked too, so two nodes that try rows of one file do so one after the other and each sees the other's.
 * One per try.
 */
final class RetryBooking {
    private final Connection connection;
    private final List<PendingRow> rows;
    private final Owner owner;
    private final RecoveryCounters counters;

    private RetryBooking(Connection connection, List<PendingRow> rows, Owner owner, RecoveryCounters counters) {
        this.connection = connection;
        this.rows = rows;
        this.owner = owner;
        this.counters = counters;
    }

    /** For rows that were asked for, one at least: their sales belong to the upload that they came with. */
    static RetryBooking locked(Connection connection, List<PendingRow> rows) throws SQLException {
        final UploadId upload = rows.get(0).upload();
        return locked(connection, rows, new Owner(upload, row -> SaleId.recovered(upload, row.row())));
    }

    /** For a row that a row of another upload corrects, to which the sale will belong. */
    static RetryBooking locked(Connection connection, List<PendingRow> rows, Owner owner) throws SQLException {
        return new RetryBooking(connection, rows, owner, RecoveryCounters.locked(connection, rows, owner.upload));
    }

    /** Judges the rows, books those that pass, and says of each how it ended. */
    List<RetryEnding> run(Reprocessing reprocessing) throws SQLException {
        final List<RetriedSales.Accepted> accepted = new ArrayList<>();
        final List<RetryEnding> endings = new ArrayList<>();
        final SaleKeys keys = new SaleKeys();
        for (final PendingRow row : rows) {
            final Checked checked = reprocessing.check(row);
            if (checked instanceof Checked.Accepted sale) {
                accepted.add(new RetriedSales.Accepted(row, sale.sale(), keys.of(sale.sale())));
            } else {
                endings.add(new RetryEnding.Failed(row, (Checked.Refused) checked));
            }
        }
        endings.addAll(new RetriedSales(connection, owner, reprocessing).book(accepted));
        return end(endings);
    }

    /** The rows are as they were, and a person must look at them. */
    List<RetryEnding> giveUp(RowProblem problem) throws SQLException {
        return end(rows.stream()
                .<RetryEnding>map(
                        row -> new RetryEnding.Failed(row, new Checked.Refused(problem, counters.amountBefore(row))))
                .toList());
    }

    private List<RetryEnding> end(List<RetryEnding> endings) throws SQLException {
        endings.forEach(counters::count);
        counters.write();
        new RetryEndings(connection, rows.get(0).business()).write(endings);
        return endings;
    }

    /** The upload that sales will belong to, and the id that the one of a row will have. */
    record Owner(UploadId upload, Function<PendingRow, SaleId> sale) {}
}
