package tally.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import tally.domain.failures.RetryQueue;
import tally.domain.sales.Checked;

/** {@link RetryQueue}: the pending rows of {@code failed_jobs}, each tried in one transaction that holds its lock. */
public final class PostgresRetryQueue implements RetryQueue {
    private final Database database;

    /** The queue in this database. */
    public PostgresRetryQueue(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Outcome> tryNext(Reprocessing reprocessing) {
        final BrokenTries broken = new BrokenTries(database);
        return broken.noted(() -> database.inTransaction(connection -> {
            final Optional<PendingRow> next = Sql.queryOne(connection, NEXT, PendingRows::pendingRow);
            next.ifPresent(broken::isTried);
            return next.isPresent() ? Optional.of(attempt(connection, next.get(), reprocessing)) : Optional.empty();
        }));
    }

    private static final String NEXT = "select r.requested_at, " + PendingRows.COLUMNS + PendingRows.TABLES + """
              join failed_job_retries r
                on r.business_id = f.business_id and r.failed_job_id = f.id and r.number = f.retry_count
             where f.status = 'pending' and f.next_try_at <= now() and u.status not in ('pending', 'processing')
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
