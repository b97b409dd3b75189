package tally.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import tally.domain.BusinessId;
import tally.domain.UploadId;
import tally.domain.uploads.Upload.Amounts;
import tally.domain.uploads.Upload.Counters;

/**
 * Adds to the counters and sums of an upload, and so to its checkpoint. Who books rows has not been killed by the file so
 * far: earlier tries are forgotten, the one under way counts on.
 */
final class UploadCounters {
    private UploadCounters() {}

    private static final String ADD = """
            update uploads
               set created_count = created_count + ?, skipped_count = skipped_count + ?, failed_count = failed_count + ?,
                   amount_created = amount_created + ?, amount_skipped = amount_skipped + ?,
                   amount_failed = amount_failed + ?, unreadable_rows = unreadable_rows + ?,
                   tries = least(tries, 1), troubles = 0
             where business_id = ? and id = ?
            """;

    static void add(Connection connection, BusinessId business, UploadId upload, Change change) throws SQLException {
        Sql.update(
                connection,
                ADD,
                change.rows().created(),
                change.rows().skipped(),
                change.rows().failed(),
                change.amounts().created(),
                change.amounts().skipped(),
                change.amounts().failed(),
                change.amounts().unreadableRows(),
                business,
                upload);
    }

    /** By how much each counter and sum goes up, or down where it is negative; the row count stays. */
    record Change(Counters rows, Amounts amounts) {
        static Change of(long created, long skipped, long failed, Amounts amounts) {
            return new Change(new Counters(0, created, skipped, failed), amounts);
        }

        /** Both changes in one. */
        Change plus(Change other) {
            return of(
                    rows.created() + other.rows.created(),
                    rows.skipped() + other.rows.skipped(),
                    rows.failed() + other.rows.failed(),
                    new Amounts(
                            amounts.created().add(other.amounts.created()),
                            amounts.skipped().add(other.amounts.skipped()),
                            amounts.failed().add(other.amounts.failed()),
                            amounts.unreadableRows() + other.amounts.unreadableRows()));
        }
    }
}
