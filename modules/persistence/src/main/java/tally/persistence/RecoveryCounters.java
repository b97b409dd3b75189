package tally.persistence;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tally.domain.BusinessId;
import tally.domain.FailedJobId;
import tally.domain.UploadId;
import tally.domain.failures.RetryQueue.PendingRow;
import tally.domain.uploads.Upload.Amounts;

/**
 * Moves a failed row in the counters of the uploads that count it as failed: the one that it came with and, where a row
 * of another upload was to correct it last and could not, that one. One per try, which holds the locks of both.
 */
final class RecoveryCounters {
    private static final BigDecimal NONE = BigDecimal.ZERO;

    private final Connection connection;
    private final PendingRow row;
    private final Before before;

    private RecoveryCounters(Connection connection, PendingRow row, Before before) {
        this.connection = connection;
        this.row = row;
        this.before = before;
    }

    private static final String BEFORE =
            "select amount, corrected_in from failed_jobs where business_id = ? and id = ?";

    private static final String LOCK_UPLOADS = """
            select id
              from uploads
             where business_id = ? and id = any(?)
             order by id desc
               for no key update
            """;

    /** Locks the uploads, the newest first, as everyone does who works on one and corrects rows of older ones. */
    static RecoveryCounters locked(Connection connection, PendingRow row) throws SQLException {
        final Before before = before(connection, row.business(), row.id());
        final List<UploadId> uploads = Stream.concat(Stream.of(row.upload()), before.correctedIn.stream())
                .toList();
        Sql.query(connection, LOCK_UPLOADS, locked -> "", row.business(), Sql.array(connection, "uuid", uploads));
        return new RecoveryCounters(connection, row, before);
    }

    private static Before before(Connection connection, BusinessId business, FailedJobId job) throws SQLException {
        return Sql.query(
                        connection,
                        BEFORE,
                        found -> new Before(
                                found.optionalDecimal("amount"),
                                found.optionalUuid("corrected_in").map(UploadId::new)),
                        business,
                        job)
                .get(0);
    }

    /** The row's money as far as it could be read before this try. */
    Optional<BigDecimal> amountBefore() {
        return before.amount;
    }

    /** The row became a sale of its own upload. */
    void booked(BigDecimal amount) throws SQLException {
        add(row.upload(), UploadCounters.Change.of(1, 0, -1, new Amounts(amount, NONE, left(), unreadableLeft())));
        skippedElsewhere(Optional.of(amount));
    }

    /** The row's sale is in the books through another upload. */
    void skipped(BigDecimal amount) throws SQLException {
        add(row.upload(), skip(Optional.of(amount)));
        skippedElsewhere(Optional.of(amount));
    }

    /** The row that was to correct it is not the last one any more. */
    void superseded() throws SQLException {
        skippedElsewhere(before.amount);
    }

    /** The row's money may be another now. */
    void failedAgain(Optional<BigDecimal> amount) throws SQLException {
        add(row.upload(), moved(amount));
    }

    /** The same for the upload whose row was to correct it, where that still is the last one. */
    void failedAgainElsewhere(Optional<BigDecimal> amount) throws SQLException {
        if (before.correctedIn.isPresent()) {
            add(before.correctedIn.get(), moved(amount));
        }
    }

    private void skippedElsewhere(Optional<BigDecimal> amount) throws SQLException {
        if (before.correctedIn.isPresent()) {
            add(before.correctedIn.get(), skip(amount));
        }
    }

    private UploadCounters.Change skip(Optional<BigDecimal> amount) {
        return UploadCounters.Change.of(0, 1, -1, new Amounts(NONE, amount.orElse(NONE), left(), unreadableLeft()));
    }

    private UploadCounters.Change moved(Optional<BigDecimal> amount) {
        final BigDecimal difference = amount.orElse(NONE).add(left());
        final int unreadable = (amount.isPresent() ? 0 : 1) + unreadableLeft();
        return UploadCounters.Change.of(0, 0, 0, new Amounts(NONE, NONE, difference, unreadable));
    }

    private BigDecimal left() {
        return before.amount.orElse(NONE).negate();
    }

    private int unreadableLeft() {
        return before.amount.isPresent() ? 0 : -1;
    }

    private void add(UploadId upload, UploadCounters.Change change) throws SQLException {
        UploadCounters.add(connection, row.business(), upload, change);
    }

    /** The failed row as it was: its money, and the upload whose row was to correct it last. */
    private record Before(Optional<BigDecimal> amount, Optional<UploadId> correctedIn) {}
}
