package tally.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tally.domain.SaleId;
import tally.domain.failures.RetryQueue;
import tally.domain.sales.Checked;

/** {@link RetryQueue}: the pending rows of {@code failed_jobs}, tried in a transaction that holds their locks. */
public final class PostgresRetryQueue implements RetryQueue {
    private final Database database;

    /** The queue in this database. */
    public PostgresRetryQueue(Database database) {
        this.database = database;
    }

    @Override
    public List<Outcome> tryNext(Reprocessing reprocessing, int most) {
        final BrokenTries broken = new BrokenTries(database);
        return broken.noted(() -> database.inTransaction(connection -> {
            final List<Outcome> outcomes = new ArrayList<>();
            Optional<PendingRow> next = next(connection, Optional.empty());
            while (next.isPresent()) {
                broken.isTried(next.get());
                outcomes.add(attempt(connection, next.get(), reprocessing));
                next = outcomes.size() < most ? next(connection, next) : Optional.empty();
            }
            record(connection, outcomes);
            return outcomes;
        }));
    }

    /** One event for all of them: they are of one file. */
    private static void record(Connection connection, List<Outcome> outcomes) throws SQLException {
        final List<SaleId> sales =
                outcomes.stream().map(Outcome::sale).flatMap(Optional::stream).toList();
        if (!sales.isEmpty()) {
            EventTable.recordSales(connection, outcomes.get(0).row().business(), sales);
        }
    }

    /** The next row of all, or of the file of the one before: rows of several files would lock their uploads crosswise. */
    private static Optional<PendingRow> next(Connection connection, Optional<PendingRow> before) throws SQLException {
        return before.isEmpty()
                ? Sql.queryOne(connection, NEXT.formatted(""), PendingRows::pendingRow)
                : Sql.queryOne(
                        connection,
                        NEXT.formatted("and f.business_id = ? and f.file_id = ?"),
                        PendingRows::pendingRow,
                        before.get().business(),
                        before.get().upload());
    }

    private static final String NEXT = "select r.requested_at, " + PendingRows.COLUMNS + PendingRows.TABLES + """
              join failed_job_retries r
                on r.business_id = f.business_id and r.failed_job_id = f.id and r.number = f.retry_count
             where f.status = 'pending' and f.next_try_at <= now() and u.status not in ('pending', 'processing')
               %s
               and not exists (
                   select 1
                     from uploads c
                    where c.business_id = f.business_id and c.id = f.corrected_in
                      and c.status in ('pending', 'processing'))
             order by f.next_try_at, f.id
             limit 1
               for no key update of f skip locked
               for share of b skip locked
            """;

    private static Outcome attempt(Connection connection, PendingRow row, Reprocessing reprocessing)
            throws SQLException {
        final RetryBooking booking = RetryBooking.locked(connection, row);
        final Checked checked = reprocessing.check(row);
        if (checked instanceof Checked.Accepted accepted) {
            return booking.accepted(accepted.sale(), reprocessing);
        }
        return booking.refused((Checked.Refused) checked);
    }
}
