package tally.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import tally.domain.BusinessId;
import tally.domain.Scope;
import tally.domain.UploadId;
import tally.domain.audit.Actor;
import tally.domain.audit.AuditAction;
import tally.domain.audit.AuditedChange;
import tally.domain.uploads.ControlAnswer;
import tally.domain.uploads.Upload;
import tally.domain.uploads.UploadControl;

/** {@link UploadControl} in PostgreSQL. */
public final class PostgresUploadControl implements UploadControl {
    private final Database database;

    /** The control of the uploads in this database. */
    public PostgresUploadControl(Database database) {
        this.database = database;
    }

    /** Waits for the batch that is being written: it holds the lock of the row until it has committed. */
    @Override
    public ControlAnswer cancel(Scope scope, UploadId upload, Actor by) {
        return database.inLongTransaction(connection -> {
            final Optional<Upload> found = locked(connection, scope, upload);
            if (found.isEmpty()) {
                return new ControlAnswer.Unknown();
            }
            return found.get().status().active()
                    ? cancelled(connection, found.get(), by)
                    : new ControlAnswer.Refused(found.get());
        });
    }

    /** In a transaction of its own for as long as it takes: everything happens, or nothing. */
    @Override
    public ControlAnswer undo(Scope scope, UploadId upload, Actor by) {
        return database.inLongTransaction(connection -> {
            final Optional<Upload> found = find(connection, scope, upload);
            if (found.isEmpty()) {
                return new ControlAnswer.Unknown();
            }
            BusinessHold.alone(connection, found.get().owner().business());
            final Optional<Upload> obstacle = obstacle(connection, found.get());
            return obstacle.isPresent()
                    ? new ControlAnswer.Refused(obstacle.get())
                    : undone(connection, locked(connection, scope, upload).orElseThrow(), by);
        });
    }

    private static final String CANCEL = """
            update uploads
               set status = 'cancelled', completed_at = ?, lease_owner = null, lease_until = null
             where business_id = ? and id = ? and status in ('pending', 'processing')
            """;

    private static ControlAnswer cancelled(Connection connection, Upload upload, Actor by) throws SQLException {
        Sql.update(connection, CANCEL, Moment.now(connection), upload.owner().business(), upload.id());
        final Upload now = reread(connection, upload);
        audit(connection, AuditAction.UPLOAD_CANCELLED, new Step(upload, now), by);
        return new ControlAnswer.Done(now, 0);
    }

    private static final String OBSTACLE = """
            u.business_id = ?
               and (u.id = ? and u.status in ('processing', 'undone')
                 or u.id <> ? and (u.status = 'processing'
                                or u.status = 'pending' and u.created_count + u.skipped_count + u.failed_count > 0))
             order by u.id = ? desc
             limit 1
            """;

    /** The upload itself where it is at work or undone, or another one of the business that stands half way. */
    private static Optional<Upload> obstacle(Connection connection, Upload upload) throws SQLException {
        final BusinessId business = upload.owner().business();
        return Sql.queryOne(
                connection,
                UploadRows.SELECT + OBSTACLE,
                UploadRows::upload,
                business,
                upload.id(),
                upload.id(),
                upload.id());
    }

    private static ControlAnswer undone(Connection connection, Upload upload, Actor by) throws SQLException {
        final long removed = new Undoing(connection, upload.owner().business(), upload.id()).run();
        final Upload now = reread(connection, upload);
        audit(connection, AuditAction.UPLOAD_UNDONE, new Step(upload, now), by);
        return new ControlAnswer.Done(now, removed);
    }

    private static void audit(Connection connection, AuditAction action, Step step, Actor by) throws SQLException {
        final AuditedChange change =
                new AuditedChange(action, step.before.id().toString(), told(step.before), told(step.after));
        AuditTable.record(connection, Optional.of(step.before.owner().business()), by, change);
    }

    private static Map<String, String> told(Upload upload) {
        return Map.of(
                "status", upload.status().wireName(),
                "created_transactions", Long.toString(upload.counters().created()));
    }

    private static Optional<Upload> find(Connection connection, Scope scope, UploadId id) throws SQLException {
        final Where where =
                new Where().and("u.business_id = ?", scope.business()).and("u.id = ?", id);
        return Sql.queryOne(connection, UploadRows.SELECT + where.sql(), UploadRows::upload, where.values());
    }

    private static final String LOCKED = UploadRows.SELECT + "u.business_id = ? and u.id = ? for no key update of u";

    private static Optional<Upload> locked(Connection connection, Scope scope, UploadId id) throws SQLException {
        final Optional<Upload> seen = find(connection, scope, id);
        return seen.isPresent()
                ? Sql.queryOne(
                        connection,
                        LOCKED,
                        UploadRows::upload,
                        seen.get().owner().business(),
                        id)
                : seen;
    }

    private static Upload reread(Connection connection, Upload upload) throws SQLException {
        return find(connection, Scope.of(upload.owner().business()), upload.id())
                .orElseThrow();
    }

    /** An upload before and after what was done to it. */
    private record Step(Upload before, Upload after) {}
}
