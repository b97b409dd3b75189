package tally.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import tally.domain.BusinessId;
import tally.domain.SaleId;
import tally.domain.UploadId;
import tally.domain.retention.Retention.Place;
import tally.domain.retention.Retention.Step;

/**
 * Removes the bytes of an upload that has ended, from the first on, so that who asks for them finds none rather than a beginning.
 * One per step of a sweep.
 */
final class OldBytes {
    /** 16 MB. */
    private static final int CHUNKS_AT_ONCE = 2_000;

    private final Connection connection;
    private final OldRows old;

    OldBytes(Connection connection, OldRows old) {
        this.connection = connection;
        this.old = old;
    }

    /** Removes the bytes of the first of these that may go, or some of them where there are many. */
    Step removeFirst(List<OldRows.Candidate> candidates, Place after, int atMost) throws SQLException {
        Place reached = after;
        for (final OldRows.Candidate candidate : candidates) {
            final UploadId upload = new UploadId(candidate.place().id());
            if (mayGo(candidate.business(), upload)) {
                final boolean whole = remove(candidate.business(), upload);
                return whole ? new Step(1, Optional.of(candidate.place())) : new Step(0, Optional.of(reached));
            }
            reached = candidate.place();
        }
        return new Step(0, OldRows.next(candidates, atMost));
    }

    private static final String LOCK = """
            select id
              from uploads
             where business_id = ? and id = ? and completed_at < now() - make_interval(secs => ?)
               and status in ('completed', 'failed', 'cancelled', 'undone', 'rejected')
               for no key update skip locked
            """;

    /** Rows that wait, and rows that would wait again if the file that has corrected them were taken back. */
    private static final String STILL_NEEDED = """
            select id
              from failed_jobs
             where business_id = ? and id between ? and ?
               and (status in ('failed', 'pending') or status = 'resolved' and sale_id not between ? and ?)
             limit 1
            """;

    private boolean mayGo(BusinessId business, UploadId upload) throws SQLException {
        final SaleId first = SaleId.first(upload);
        final SaleId last = SaleId.last(upload);
        return Sql.queryOne(connection, LOCK, row -> upload, business, upload, old.seconds())
                        .isPresent()
                && Sql.queryOne(connection, STILL_NEEDED, row -> upload, business, first, last, first, last)
                        .isEmpty();
    }

    private static final String REMOVE = """
            delete from upload_chunks
             where business_id = ? and file_id = ?
               and number in (
                   select number from upload_chunks where business_id = ? and file_id = ? order by number limit ?)
            """;

    private static final String REMOVED =
            "update uploads set bytes_removed_at = now() where business_id = ? and id = ?";

    /** Whether the last went. */
    private boolean remove(BusinessId business, UploadId upload) throws SQLException {
        final int removed = Sql.update(connection, REMOVE, business, upload, business, upload, CHUNKS_AT_ONCE);
        if (removed == CHUNKS_AT_ONCE) {
            return false;
        }
        Sql.update(connection, REMOVED, business, upload);
        return true;
    }
}
