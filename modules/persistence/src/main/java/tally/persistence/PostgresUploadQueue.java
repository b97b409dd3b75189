package tally.persistence;

import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import tally.domain.BusinessId;
import tally.domain.UploadId;
import tally.domain.uploads.Claim;
import tally.domain.uploads.ClaimedUpload;
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
            Sql.update(connection, GIVE_UP, MAX_TRIES);
            return Sql.queryOne(connection, CLAIM, row -> claimed(row, node), node, (double) lease.toMillis() / 1000);
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

    private static final String GIVE_UP = """
            update uploads
               set status = 'failed', completed_at = now(), lease_owner = null, lease_until = null,
                   error_message = 'Tally stopped ' || tries || ' times while it read this file, and has given up. '
                                || 'What was booked before stays. Please tell support.'
             where status = 'processing' and lease_until < now() and tries >= ?
            """;

    /**
     * An upload stands in the queue at its arrival, or where that is later at the last time that another one of its
     * business was begun: so a business that sends fifty files has one of them read, and then goes behind those that wait.
     *
     * <p>The share in the business's row: nothing of a business begins while an upload of it is taken back.
     */
    private static final String CLAIM = """
            with next as (
                select u.business_id, u.id
                  from uploads u
                  join businesses b on b.id = u.business_id
                 where kind = 'csv'
                   and (status = 'pending' and not_before <= now() or status = 'processing' and lease_until < now())
                   and not exists (
                       select 1
                         from uploads other
                        where other.business_id = u.business_id
                          and other.id <> u.id
                          and other.status = 'processing'
                          and other.lease_until >= now())
                 order by greatest(u.created_at, (
                              select max(begun.processing_started_at)
                                from uploads begun
                               where begun.business_id = u.business_id and begun.id <> u.id)), u.created_at, u.id
                 limit 1
                   for update of u skip locked
                   for share of b skip locked)
            update uploads u
               set status = 'processing', attempt = attempt + 1, tries = tries + 1,
                   lease_owner = ?, lease_until = now() + make_interval(secs => ?),
                   processing_started_at = coalesce(processing_started_at, now())
              from next
              join businesses b on b.id = next.business_id
             where u.business_id = next.business_id and u.id = next.id
            returning u.business_id, u.id, u.attempt, u.file_name, b.time_zone, u.created_at,
                      u.row_count, u.created_count, u.skipped_count, u.failed_count,
            """ + Options.OF_UPLOAD;

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

    /** One second, then two, four, and never more than eight, so that work goes on soon after the trouble is over. */
    private static final String POSTPONE = """
            update uploads
               set status = 'pending', tries = greatest(tries - 1, 0), lease_owner = null, lease_until = null,
                   troubles = troubles + 1, not_before = now() + make_interval(secs => power(2, least(troubles, 3)))
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
        release(HAND_BACK, claim);
    }

    @Override
    public void postpone(Claim claim) {
        release(POSTPONE, claim);
    }

    private void release(String sql, Claim claim) {
        database.promptly(connection -> {
            final int hit =
                    Sql.update(connection, sql, claim.business(), claim.upload(), claim.node(), claim.attempt());
            return hit == 1 ? hit : Sql.update(connection, SURVIVED, claim.business(), claim.upload(), claim.attempt());
        });
    }
}
