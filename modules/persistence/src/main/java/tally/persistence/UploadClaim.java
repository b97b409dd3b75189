package tally.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import tally.domain.uploads.UploadKind;
import tally.domain.uploads.UploadQueue;

/**
 * The statement by which a worker takes the next upload of a kind: whoever locks the row first, by {@code skip locked},
 * has it.
 *
 * <p>An upload stands in the queue at its arrival, or where that is later at the last time that another one of its business
 * was begun: so a business that sends fifty has one of them read, and then goes behind those that wait. The share in the
 * business's row: nothing of a business begins while an upload of it is taken back.
 */
final class UploadClaim {
    private UploadClaim() {}

    private static final String NEXT = """
            with next as (
                select u.business_id, u.id
                  from uploads u
                  join businesses b on b.id = u.business_id
                 where u.kind = '%s'
                   and (u.status = 'pending' and u.not_before <= now() or u.status = 'processing' and u.lease_until < now())
                   %s
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
            returning u.business_id, u.id, u.attempt,\s""";

    /** With a further condition on {@code u}, and the columns to give besides those of the claim. */
    static String of(UploadKind kind, String condition, String columns) {
        return NEXT.formatted(kind.wireName(), condition) + columns;
    }

    private static final String GIVE_UP = """
            update uploads
               set status = 'failed', completed_at = now(), lease_owner = null, lease_until = null,
                   error_message = 'Tally stopped ' || tries || ' times while it read this file, and has given up. '
                                || 'What was booked before stays. Please tell support.'
             where status = 'processing' and lease_until < now() and tries >= ?
            """;

    /** Fails the uploads, of all kinds, that have used up their attempts. */
    static void giveUp(Connection connection) throws SQLException {
        Sql.update(connection, GIVE_UP, UploadQueue.MAX_TRIES);
    }
}
