package tally.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import tally.domain.failures.BulkRetry;
import tally.domain.failures.Rehearsal;
import tally.domain.failures.RowCheck;
import tally.domain.sales.Checked;

/** Runs the checks of a retry over all rows that it is about, row by row as the server sends them. One per run. */
final class RetryRehearsal {
    private final BulkRetry request;
    private final RowCheck check;
    private long count;
    private long wouldPass;

    private RetryRehearsal(BulkRetry request, RowCheck check) {
        this.request = request;
        this.check = check;
    }

    private static final String ROWS =
            "select now() as requested_at, " + PendingRows.COLUMNS + PendingRows.TABLES + " where ";

    static Rehearsal run(Connection connection, BulkRetry request, RowCheck check) throws SQLException {
        final RetryRehearsal rehearsal = new RetryRehearsal(request, check);
        final Where where = FailedJobConditions.selected(connection, request.rows());
        Sql.forEach(connection, ROWS + where.sql(), rehearsal::add, where.values());
        return new Rehearsal(rehearsal.count, rehearsal.wouldPass);
    }

    private void add(Row row) throws SQLException {
        final Checked checked = check.check(PendingRows.pendingRow(row).corrected(request.correction()));
        count++;
        wouldPass += checked instanceof Checked.Accepted ? 1 : 0;
    }
}
