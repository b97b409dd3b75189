package tally.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import tally.domain.BusinessId;
import tally.domain.FailedJobId;
import tally.domain.failures.RetryQueue;
import tally.domain.failures.RetryQueue.PendingRow;

/**
 * Rows that a node is trying, in the table {@code retry_batches}: what is left there of a process that died says over
 * which rows it did.
 */
record RetryBatch(BusinessId business, UUID id, List<UUID> jobs) {
    /** From then on they wait equally long. */
    private static final int GROWING_WAITS = 4;

    private static final String NOTE = "insert into retry_batches (business_id, id, failed_job_ids) values (?, ?, ?)";

    /** A batch of these rows, which nobody has noted yet. */
    static RetryBatch of(List<PendingRow> rows) {
        final List<UUID> jobs =
                rows.stream().map(PendingRow::id).map(FailedJobId::value).toList();
        return new RetryBatch(rows.get(0).business(), UUID.randomUUID(), jobs);
    }

    /** Notes what is about to be tried, for good; whoever calls holds the locks of these rows on another connection. */
    void note(Database database) {
        database.inTransaction(
                connection -> Sql.update(connection, NOTE, business, id, Sql.array(connection, "uuid", jobs)));
    }

    private static final String LEFT = "select business_id, id, failed_job_ids from retry_batches";

    /** All that are noted. */
    static List<RetryBatch> left(Connection connection) throws SQLException {
        return Sql.query(
                connection,
                LEFT,
                row -> new RetryBatch(
                        new BusinessId(row.uuid("business_id")), row.uuid("id"), row.uuids("failed_job_ids")));
    }

    private static final String HOLD =
            "select id from retry_batches where business_id = ? and id = ? for update skip locked";

    private static final String HOLD_ROWS =
            "select id from failed_jobs where business_id = ? and id = any(?) for no key update skip locked";

    /**
     * Whether nobody tries these rows any more: who does, holds each of them; nor settles what was left of the try at this
     * moment. If so, the caller holds all of it now.
     */
    boolean isAbandoned(Connection connection) throws SQLException {
        return Sql.queryOne(connection, HOLD, row -> "", business, id).isPresent() && holdsRows(connection);
    }

    private boolean holdsRows(Connection connection) throws SQLException {
        return Sql.query(connection, HOLD_ROWS, row -> "", business, Sql.array(connection, "uuid", jobs))
                        .size()
                == jobs.size();
    }

    private static final String FORGET = "delete from retry_batches where business_id = ? and id = ?";

    /** The tries have ended, or have not been. */
    void forget(Connection connection) throws SQLException {
        Sql.update(connection, FORGET, business, id);
    }

    private static final String SURVIVED = """
            update failed_jobs
               set broken_tries = greatest(broken_tries - 1, 0)
             where business_id = ? and id = any(?) and status = 'pending'
            """;

    /**
     * The database cut the try short and the process lives, so it counts for no row: where the note is gone, another node
     * has taken this one for dead and counted it. False there.
     */
    boolean survived(Connection connection) throws SQLException {
        final boolean noted = Sql.update(connection, FORGET, business, id) == 1;
        if (!noted) {
            Sql.update(connection, SURVIVED, business, Sql.array(connection, "uuid", jobs));
        }
        return noted;
    }

    /** Rows of one batch may have waited differently often, and Citus takes no clock beside a column: so all moments are given. */
    private static final String POSTPONE = """
            update failed_jobs
               set troubles = troubles + 1, next_try_at = (?::timestamptz[])[least(troubles + 1, ?)]
             where business_id = ? and id = any(?) and status = 'pending'
            """;

    /** The same, and the rows are left alone for a while: whatever the database is short of, others may get on without. */
    void postpone(Connection connection) throws SQLException {
        if (survived(connection)) {
            final List<Instant> moments = nextTries(Moment.now(connection));
            final java.sql.Array next = Sql.array(connection, "timestamptz", moments);
            Sql.update(connection, POSTPONE, next, moments.size(), business, Sql.array(connection, "uuid", jobs));
        }
    }

    /** When rows are tried next that have met trouble once, twice, … in a row, as {@link RetryQueue#waitAfterTrouble} says. */
    private static List<Instant> nextTries(Instant now) {
        return IntStream.rangeClosed(1, GROWING_WAITS)
                .mapToObj(RetryQueue::waitAfterTrouble)
                .map(now::plus)
                .toList();
    }

    private static final String WAIT = """
            update failed_jobs
               set broken_tries = ?, next_try_at = now() + make_interval(secs => ?)
             where business_id = ? and id = any(?) and status = 'pending' and broken_tries = ?
            """;

    private static final String BROKEN_TOO_OFTEN = "select now() as requested_at, " + PendingRows.COLUMNS
            + PendingRows.TABLES
            + " where f.business_id = ? and f.id = any(?) and f.status = 'pending' and f.broken_tries >= ?";

    /**
     * The program broke over these rows of the batch, or over one of them: they wait, or were tried often enough. A row that
     * is no longer pending has had more luck on another node.
     */
    void broke(Connection connection, List<UUID> rows) throws SQLException {
        final java.sql.Array ids = Sql.array(connection, "uuid", rows);
        final List<PendingRow> lost = Sql.query(
                connection, BROKEN_TOO_OFTEN, PendingRows::pendingRow, business, ids, RetryQueue.MAX_TRIES - 1);
        if (!lost.isEmpty()) {
            RetryBooking.locked(connection, lost).giveUp(RetryQueue.GIVEN_UP);
        }
        for (int tries = RetryQueue.MAX_TRIES - 1; tries > 0; tries--) {
            final double seconds = RetryQueue.waitAfter(tries).toSeconds();
            Sql.update(connection, WAIT, tries, seconds, business, ids, tries - 1);
        }
        forget(connection);
    }
}
