package tally.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tally.domain.BusinessId;
import tally.domain.UploadId;
import tally.domain.uploads.UploadKind;
import tally.domain.uploads.UploadQueue;

/**
 * The statements by which a worker takes the next upload of a kind. Whoever locks its row first, by {@code skip locked}, has
 * it. Safe for use by many threads.
 *
 * <p>An upload stands in the queue at its arrival, or where that is later at the last time that another one of its business
 * was begun: so a business that sends fifty has one of them read, and then goes behind those that wait. Nothing of a
 * business begins while an upload of it is taken back ({@link BusinessHold}).
 */
final class UploadClaim {
    /** Waits for a worker: nobody has it, or who had it did not renew the lease. */
    private static final String FREE =
            "(u.status = 'pending' and u.not_before <= now() or u.status = 'processing' and u.lease_until < now())";

    private static final String NEXT = """
            select u.business_id, u.id, now() as moment
              from uploads u
             where u.kind = '%s' and u.id <> all(?)
               and %s %s
             order by greatest(u.created_at, (
                          select max(begun.processing_started_at)
                            from uploads begun
                           where begun.business_id = u.business_id and begun.id <> u.id)), u.created_at, u.id
             limit 1
            """;

    /** The moment comes as a parameter, by the clock of the statement before: Citus takes no now() within coalesce. */
    private static final String CLAIM = """
            with next as (
                select u.business_id, u.id, b.time_zone
                  from uploads u
                  join businesses b on b.id = u.business_id
                 where u.business_id = ? and u.id = ?
                   and %s %s
                   for update of u skip locked)
            update uploads u
               set status = 'processing', attempt = attempt + 1, tries = tries + 1,
                   lease_owner = ?, lease_until = now() + make_interval(secs => ?),
                   processing_started_at = coalesce(processing_started_at, ?)
              from next
             where u.business_id = ? and u.id = next.id
            returning u.business_id, u.id, u.attempt,\s""";

    private final String next;
    private final String claim;

    private UploadClaim(String next, String claim) {
        this.next = next;
        this.claim = claim;
    }

    /** With a further condition on {@code u}, and the columns to give besides those of the claim. */
    static UploadClaim of(UploadKind kind, String condition, String columns) {
        return new UploadClaim(
                NEXT.formatted(kind.wireName(), FREE, condition), CLAIM.formatted(FREE, condition) + columns);
    }

    /** Takes the next upload for this node; empty where none is free. Uploads that have used up their tries are failed. */
    <T> Optional<T> take(Connection connection, String node, Duration lease, Sql.RowMapper<T> mapper)
            throws SQLException {
        giveUp(connection);
        final double seconds = (double) lease.toMillis() / 1000;
        return Unclaimed.<Found, T>first(
                passedOver -> next(connection, passedOver),
                found -> BusinessHold.share(connection, found.business)
                        ? Sql.queryOne(connection, claim, mapper, found.values(node, seconds))
                        : Optional.empty());
    }

    private Optional<Found> next(Connection connection, List<Found> passedOver) throws SQLException {
        final List<UploadId> ids = passedOver.stream().map(Found::upload).toList();
        return Sql.queryOne(connection, next, Found::read, Sql.array(connection, "uuid", ids));
    }

    private static final String USED_UP = """
            select business_id, id, now() as moment
              from uploads
             where status = 'processing' and lease_until < now() and tries >= ?
            """;

    private static final String GIVE_UP = """
            update uploads
               set status = 'failed', completed_at = now(), lease_owner = null, lease_until = null,
                   error_message = 'Tally stopped ' || tries::text || ' times while it read this file, and has given up. '
                                || 'What was booked before stays. Please tell support.'
             where business_id = ? and id = ? and status = 'processing' and lease_until < now() and tries >= ?
            """;

    /** Of all kinds. */
    private static void giveUp(Connection connection) throws SQLException {
        for (final Found lost : Sql.query(connection, USED_UP, Found::read, UploadQueue.MAX_TRIES)) {
            Sql.update(connection, GIVE_UP, lost.business, lost.upload, UploadQueue.MAX_TRIES);
        }
    }

    /** An upload that was free at this moment. */
    private record Found(BusinessId business, UploadId upload, Instant moment) {
        static Found read(Row row) throws SQLException {
            return new Found(
                    new BusinessId(row.uuid("business_id")), new UploadId(row.uuid("id")), row.instant("moment"));
        }

        Object[] values(String node, double leaseSeconds) {
            return new Object[] {business, upload, node, leaseSeconds, moment, business};
        }
    }
}
