package tally.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import tally.domain.uploads.Claim;
import tally.domain.uploads.LeaseLostException;

/**
 * The row of {@code uploads} that a claim holds, locked until the transaction ends: nobody cancels it or takes it over
 * while a batch is being written. One per transaction.
 */
final class ClaimedRow {
    private final Connection connection;
    private final Claim claim;
    private final long done;
    private final Instant moment;

    private ClaimedRow(Connection connection, Claim claim, Row row) throws SQLException {
        this.connection = connection;
        this.claim = claim;
        this.done = row.number("done");
        this.moment = row.instant("moment");
    }

    /** By the clock of this moment and not of the transaction, which may have waited for its turn. */
    private static final String FIND = """
            select created_count + skipped_count + failed_count as done, clock_timestamp() as moment
              from uploads
             where business_id = ? and id = ?
               and status = 'processing' and lease_owner = ? and attempt = ? and lease_until > clock_timestamp()
            """;

    private static final String LOCK = FIND + " for no key update";

    /** Finds the row without locking it, for a batch that is not yet at its turn. */
    static ClaimedRow seen(Connection connection, Claim claim) throws SQLException {
        return find(connection, claim, FIND);
    }

    /** Locks the row, or throws {@link LeaseLostException} where the claim no longer holds. */
    static ClaimedRow locked(Connection connection, Claim claim) throws SQLException {
        return find(connection, claim, LOCK);
    }

    private static ClaimedRow find(Connection connection, Claim claim, String sql) throws SQLException {
        return Sql.queryOne(
                        connection,
                        sql,
                        row -> new ClaimedRow(connection, claim, row),
                        claim.business(),
                        claim.upload(),
                        claim.node(),
                        claim.attempt())
                .orElseThrow(() -> new LeaseLostException(claim));
    }

    /** How many rows of the upload are booked, skipped or failed. */
    long done() {
        return done;
    }

    /** Refuses a batch of rows that are done already. */
    void mustNotBeBeyond(long rows) {
        if (done > rows) {
            mustStandAt(rows);
        }
    }

    /** Refuses a batch that does not go on where the upload stands. */
    void mustStandAt(long rows) {
        if (done != rows) {
            throw new IllegalArgumentException(
                    "Upload " + claim.upload() + " stands at row " + done + ", the batch begins after " + rows);
        }
    }

    void rowCount(long rows) throws SQLException {
        final String sql = "update uploads set row_count = ? where business_id = ? and id = ?";
        Sql.update(connection, sql, rows, claim.business(), claim.upload());
    }

    /** Adds a batch to counters and sums, and so to the checkpoint. */
    void advance(BatchOutcome outcome) throws SQLException {
        UploadCounters.add(connection, claim.business(), claim.upload(), outcome.change());
    }

    private static final String END = """
            update uploads
               set status = ?, error_message = ?, completed_at = ?, lease_owner = null, lease_until = null
             where business_id = ? and id = ?
            """;

    void end(String status, Optional<String> message) throws SQLException {
        Sql.update(connection, END, status, message, moment, claim.business(), claim.upload());
    }
}
