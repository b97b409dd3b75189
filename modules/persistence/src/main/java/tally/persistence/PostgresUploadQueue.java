package tally.persistence;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import tally.domain.BusinessId;
import tally.domain.UploadId;
import tally.domain.uploads.Claim;
import tally.domain.uploads.ClaimedUpload;
import tally.domain.uploads.UploadKind;
import tally.domain.uploads.UploadQueue;

/** {@link UploadQueue} in the table {@code uploads}: whoever locks the row first, by {@code skip locked}, has it. */
public final class PostgresUploadQueue implements UploadQueue {
    private final Database database;

    /** The queue in this database. */
    public PostgresUploadQueue(Database database) {
        this.database = database;
    }

    @Override
    public Optional<ClaimedUpload> claim(String node, Duration lease) {
        return database.promptly(connection -> {
            Sql.query(connection, ONE_AT_A_TIME, row -> "");
            return CLAIM.take(connection, node, lease, row -> claimed(row, node));
        });
    }

    /**
     * Two nodes that look at once would each see the other's choice as still pending, and take two uploads of one
     * business. A statement of its own: only what comes after it sees what the node before has committed. Bounded: a node
     * that is stopped here must not stop all the others.
     */
    private static final String ONE_AT_A_TIME = """
            select set_config('lock_timeout', '5s', true),
                   set_config('idle_in_transaction_session_timeout', '10s', true),
                   pg_advisory_xact_lock(7203256)
            """;

    private static final String ONE_OF_A_BUSINESS = """
            and not exists (
                select 1
                  from uploads other
                 where other.business_id = u.business_id
                   and other.id <> u.id
                   and other.status = 'processing'
                   and other.lease_until >= now())
            """;

    private static final String COLUMNS = """
            u.file_name, next.time_zone, u.created_at, u.row_count, u.created_count, u.skipped_count, u.failed_count,
            """;

    private static final UploadClaim CLAIM =
            UploadClaim.of(UploadKind.CSV, ONE_OF_A_BUSINESS, COLUMNS + Options.OF_UPLOAD);

    private static ClaimedUpload claimed(Row row, String node) throws SQLException {
        return new ClaimedUpload(
                new Claim(
                        new BusinessId(row.uuid("business_id")),
                        new UploadId(row.uuid("id")),
                        node,
                        row.integer("attempt")),
                row.text("file_name"),
                Options.read(row),
                ZoneId.of(row.text("time_zone")),
                row.instant("created_at"),
                UploadRows.counters(row));
    }

    private static final String RENEW = """
            update uploads
               set lease_until = now() + make_interval(secs => ?)
             where business_id = ? and id = ?
               and status = 'processing' and lease_owner = ? and attempt = ?
            """;

    @Override
    public boolean renew(Claim claim, Duration lease) {
        return database.promptly(connection -> Sql.update(
                        connection,
                        RENEW,
                        (double) lease.toMillis() / 1000,
                        claim.business(),
                        claim.upload(),
                        claim.node(),
                        claim.attempt()))
                == 1;
    }

    /** The try is taken off again: it has not killed its process. */
    private static final String HAND_BACK = """
            update uploads
               set status = 'pending', tries = greatest(tries - 1, 0), lease_owner = null, lease_until = null
             where business_id = ? and id = ?
               and status = 'processing' and lease_owner = ? and attempt = ?
            """;

    private static final String POSTPONE = """
            update uploads
               set status = 'pending', tries = greatest(tries - 1, 0), lease_owner = null, lease_until = null,
                   troubles = troubles + 1, not_before = now() + make_interval(secs => ?)
             where business_id = ? and id = ?
               and status = 'processing' and lease_owner = ? and attempt = ?
            """;

    /** Somebody else has it by now, and has counted the try of this claim as one that may have killed its process. */
    private static final String SURVIVED = """
            update uploads
               set tries = greatest(tries - 1, 0)
             where business_id = ? and id = ?
               and status in ('pending', 'processing') and attempt > ?
            """;

    @Override
    public void handBack(Claim claim) {
        database.promptly(connection -> {
            final int hit =
                    Sql.update(connection, HAND_BACK, claim.business(), claim.upload(), claim.node(), claim.attempt());
            return hit == 1 ? hit : survived(connection, claim);
        });
    }

    /** One second, then two, four, and never more than eight, so that work goes on soon after the trouble is over. */
    private static final String PAUSE = """
            select power(2, least(troubles, 3)) as seconds
              from uploads
             where business_id = ? and id = ?
               and status = 'processing' and lease_owner = ? and attempt = ?
               for no key update
            """;

    @Override
    public void postpone(Claim claim) {
        database.promptly(connection -> {
            final Object[] held = {claim.business(), claim.upload(), claim.node(), claim.attempt()};
            final Optional<BigDecimal> pause = Sql.queryOne(connection, PAUSE, row -> row.decimal("seconds"), held);
            return pause.isPresent()
                    ? Sql.update(connection, POSTPONE, pause.get().doubleValue(), held[0], held[1], held[2], held[3])
                    : survived(connection, claim);
        });
    }

    private static final String END_LEASES = """
            update uploads
               set lease_until = '-infinity'
             where status = 'processing' and lease_owner = ?
            """;

    @Override
    public int endLeases(String deadNode) {
        return database.promptly(connection -> Sql.update(connection, END_LEASES, deadNode));
    }

    private static int survived(Connection connection, Claim claim) throws SQLException {
        return Sql.update(connection, SURVIVED, claim.business(), claim.upload(), claim.attempt());
    }
}
