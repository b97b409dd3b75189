package tally.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.Optional;
import tally.domain.BusinessId;
import tally.domain.FailedJobId;
import tally.domain.UploadId;
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
        return database.inTransaction(connection -> {
            final Optional<PendingRow> next = Sql.queryOne(connection, NEXT, PostgresRetryQueue::pendingRow);
            return next.isPresent() ? Optional.of(attempt(connection, next.get(), reprocessing)) : Optional.empty();
        });
    }

    /** The share in the business's row: nothing of a business is booked while an upload of it is taken back. */
    private static final String NEXT = """
            select f.business_id, f.id, f.file_id, b.time_zone, u.created_at as uploaded_at, r.requested_at,
            """ + FailedRows.COLUMNS + ", " + Options.OF_UPLOAD + """
              from failed_jobs f
              join failed_job_retries r
                on r.business_id = f.business_id and r.failed_job_id = f.id and r.number = f.retry_count
              join uploads u on u.business_id = f.business_id and u.id = f.file_id
              join businesses b on b.id = f.business_id
             where f.status = 'pending' and u.status not in ('pending', 'processing')
             order by f.id
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

    private static PendingRow pendingRow(Row row) throws SQLException {
        return new PendingRow(
                new FailedJobId(row.uuid("id")),
                new BusinessId(row.uuid("business_id")),
                new UploadId(row.uuid("file_id")),
                row.number("row_number"),
                FailedRows.failedRow(row).values(),
                Options.read(row),
                ZoneId.of(row.text("time_zone")),
                row.instant("uploaded_at"),
                row.instant("requested_at"));
    }
}
