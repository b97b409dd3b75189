package tally.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import tally.domain.FailedJobId;
import tally.domain.UploadId;
import tally.domain.failures.FailedJobFilter;
import tally.domain.failures.FailedJobSelection;
import tally.domain.failures.FailureStatus;
import tally.domain.sales.ErrorCode;

/**
 * Which rows of {@code failed_jobs f} are meant. States stand in the SQL as constants and not as parameters: only so can
 * the planner tell that an index of the open rows alone will do.
 */
final class FailedJobConditions {
    private FailedJobConditions() {}

    static Where matching(FailedJobFilter filter) {
        final Where where = new Where()
                .and(status(filter.status()))
                .and("f.business_id = ?", filter.scope().business())
                .and("f.created_at >= ?::timestamp at time zone 'UTC'", filter.from())
                .and("f.created_at < (?::date + 1)::timestamp at time zone 'UTC'", filter.to())
                .and("f.error_code = ?", filter.errorCode().map(ErrorCode::name))
                .and("position(lower(?) in lower(f.error_message)) > 0", filter.text());
        return ofUpload(where, filter.upload());
    }

    /** The rows that wait for a person and match. */
    static Where selected(Connection connection, FailedJobSelection rows) throws SQLException {
        final Where where = new Where()
                .and("f.status = 'failed'")
                .and("f.business_id = ?", rows.business())
                .and("f.error_code = ?", rows.errorCode().map(ErrorCode::name));
        if (rows.ids().isPresent()) {
            where.and("f.id = any(?)", Sql.array(connection, "uuid", rows.ids().get()));
        }
        return ofUpload(where, rows.upload());
    }

    /** The rows of an upload are a range of ids, see {@link UploadId}. */
    private static Where ofUpload(Where where, Optional<UploadId> upload) {
        return where.and("f.file_id = ?", upload)
                .and("f.id >= ?", upload.map(FailedJobId::first))
                .and("f.id <= ?", upload.map(FailedJobId::last));
    }

    private static String status(Optional<FailureStatus> status) {
        return status.map(wanted -> "f.status = '" + wanted.wireName() + "'")
                .orElse("f.status in ('failed', 'pending')");
    }
}
