package tally.persistence;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import tally.domain.BusinessId;
import tally.domain.UploadId;
import tally.domain.failures.RetryQueue.PendingRow;
import tally.domain.uploads.Upload.Amounts;

/**
 * Moves failed rows of one file in the counters of the uploads that count them as failed: the one that they came with and,
 * where a row of another upload was to correct one last and could not, that one. One per try, which holds the locks of
 * all.
 */
final class RecoveryCounters {
    private static final BigDecimal NONE = BigDecimal.ZERO;

    private final Connection connection;
    private final BusinessId business;
    private final UploadId owner;
    private final Map<UUID, Before> before;
    private final Map<UploadId, UploadCounters.Change> changes = new HashMap<>();

    private RecoveryCounters(Connection connection, BusinessId business, UploadId owner, Map<UUID, Before> before) {
        this.connection = connection;
        this.business = business;
        this.owner = owner;
        this.before = before;
    }

    private static final String LOCK_UPLOADS = """
            select id
              from uploads
             where business_id = ? and id = any(?)
             order by id desc
               for no key update
            """;

    /**
     * Locks the uploads, the newest first, as everyone does who works on one and corrects rows of older ones.
     *
     * @param rows of one upload, one at least
     * @param owner the upload to which their sales will belong
     */
    static RecoveryCounters locked(Connection connection, List<PendingRow> rows, UploadId owner) throws SQLException {
        final PendingRow first = rows.get(0);
        final Map<UUID, Before> before = before(connection, rows);
        final List<UploadId> uploads = Stream.concat(
                        Stream.of(first.upload()),
                        before.values().stream().map(Before::correctedIn).flatMap(Optional::stream))
                .distinct()
                .toList();
        Sql.query(connection, LOCK_UPLOADS, locked -> "", first.business(), Sql.array(connection, "uuid", uploads));
        return new RecoveryCounters(connection, first.business(), owner, before);
    }

    private static final String BEFORE =
            "select id, amount, corrected_in from failed_jobs where business_id = ? and id = any(?)";

    private static Map<UUID, Before> before(Connection connection, List<PendingRow> rows) throws SQLException {
        final Map<UUID, Before> before = new HashMap<>();
        Sql.query(
                connection,
                BEFORE,
                found -> before.put(
                        found.uuid("id"),
                        new Before(
                                found.optionalDecimal("amount"),
                                found.optionalUuid("corrected_in").map(UploadId::new))),
                rows.get(0).business(),
                Sql.array(connection, "uuid", rows.stream().map(PendingRow::id).toList()));
        return before;
    }

    /** The row's money as far as it could be read before this try. */
    Optional<BigDecimal> amountBefore(PendingRow row) {
        return before(row).amount;
    }

    private Before before(PendingRow row) {
        return Optional.ofNullable(before.get(row.id().value()))
                .orElseThrow(() -> new IllegalStateException("Failed row " + row.id() + " is gone"));
    }

    /** Counts how a row has ended. */
    void count(RetryEnding ending) {
        final Before was = before(ending.row());
        if (ending instanceof RetryEnding.Recovered recovered) {
            count(recovered, was);
        } else {
            count((RetryEnding.Failed) ending, was);
        }
    }

    /** It became a sale of its own upload, or is one of another. */
    private void count(RetryEnding.Recovered ending, Before was) {
        final Optional<BigDecimal> amount = ending.amount();
        final boolean own =
                ending.booked().isPresent() && owner.equals(ending.row().upload());
        add(ending.row().upload(), own ? was.booked(amount) : was.skipped(amount));
        was.correctedIn.ifPresent(in -> add(in, was.skipped(amount)));
    }

    /** Its money may be another now. Where a file was to correct it before this one, it is not the last one any more. */
    private void count(RetryEnding.Failed ending, Before was) {
        final Optional<BigDecimal> amount = ending.amount();
        final boolean own = owner.equals(ending.row().upload());
        add(ending.row().upload(), was.moved(amount));
        was.correctedIn.ifPresent(in -> add(in, own ? was.moved(amount) : was.skipped(was.amount)));
    }

    private void add(UploadId upload, UploadCounters.Change change) {
        changes.merge(upload, change, UploadCounters.Change::plus);
    }

    /** Writes what was counted. */
    void write() throws SQLException {
        for (final Map.Entry<UploadId, UploadCounters.Change> change : changes.entrySet()) {
            UploadCounters.add(connection, business, change.getKey(), change.getValue());
        }
    }

    /** A failed row as it was: its money, and the upload whose row was to correct it last. */
    private record Before(Optional<BigDecimal> amount, Optional<UploadId> correctedIn) {
        UploadCounters.Change booked(Optional<BigDecimal> now) {
            return UploadCounters.Change.of(1, 0, -1, new Amounts(now.orElse(NONE), NONE, left(), unreadableLeft()));
        }

        UploadCounters.Change skipped(Optional<BigDecimal> now) {
            return UploadCounters.Change.of(0, 1, -1, new Amounts(NONE, now.orElse(NONE), left(), unreadableLeft()));
        }

        UploadCounters.Change moved(Optional<BigDecimal> now) {
            final BigDecimal difference = now.orElse(NONE).add(left());
            final int unreadable = (now.isPresent() ? 0 : 1) + unreadableLeft();
            return UploadCounters.Change.of(0, 0, 0, new Amounts(NONE, NONE, difference, unreadable));
        }

        private BigDecimal left() {
            return amount.orElse(NONE).negate();
        }

        private int unreadableLeft() {
            return amount.isPresent() ? 0 : -1;
        }
    }
}
