package tally.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import tally.domain.BusinessId;
import tally.domain.UploadId;
import tally.domain.failures.RetryQueue.PendingRow;

/** Takes the pending rows that are tried next, all of one file: rows of several would lock their uploads crosswise. */
final class NextRetries {
    private static final int FEWER_BITS = 5;

    private NextRetries() {}

    private static final String DUE = PendingRows.TABLES + """
             where f.status = 'pending' and f.next_try_at <= now() and u.status not in ('pending', 'processing')
               and not exists (
                   select 1
                     from uploads c
                    where c.business_id = f.business_id and c.id = f.corrected_in
                      and c.status in ('pending', 'processing'))
            """;

    private static final String LIMIT = """
             order by f.next_try_at, f.id
             limit ?
            """;

    private static final String FIRST = "select f.business_id, f.file_id, f.broken_tries " + DUE
            + " and f.file_id::text || ' ' || f.broken_tries::text <> all(?) " + LIMIT;

    /** Takes so many at most; empty where none is due. Holds them until the transaction ends. */
    static List<PendingRow> take(Connection connection, int most) throws SQLException {
        return Unclaimed.<First, List<PendingRow>>first(
                        passedOver -> first(connection, passedOver),
                        first -> Optional.of(ofFile(connection, first, most)).filter(rows -> !rows.isEmpty()))
                .orElse(List.of());
    }

    private static Optional<First> first(Connection connection, List<First> passedOver) throws SQLException {
        final List<String> keys = passedOver.stream().map(First::key).toList();
        return Sql.queryOne(connection, FIRST, NextRetries::first, Sql.array(connection, "text", keys), 1);
    }

    /**
     * Looked up row by row: a join with a history that was just written, and never analysed, took 11 s for 8,000 rows. With
     * the business as a parameter, since Citus sees no other sign that all of it lies on one node.
     */
    private static final String REQUESTED_AT = """
            select (select r.requested_at
                      from failed_job_retries r
                     where r.business_id = ? and r.failed_job_id = f.id and r.number = f.retry_count
                   ) as requested_at,
            """;

    private static final String OF_FILE = REQUESTED_AT + PendingRows.COLUMNS + DUE
            + " and f.business_id = ? and f.file_id = ? and f.broken_tries = ? " + LIMIT + """
               for no key update of f skip locked
            """;

    private static List<PendingRow> ofFile(Connection connection, First first, int most) throws SQLException {
        if (!BusinessHold.share(connection, first.business)) {
            return List.of();
        }
        return Sql.query(
                connection,
                OF_FILE,
                PendingRows::pendingRow,
                first.business,
                first.business,
                first.upload,
                first.brokenTries,
                first.most(most));
    }

    private static First first(Row row) throws SQLException {
        return new First(
                new BusinessId(row.uuid("business_id")),
                new UploadId(row.uuid("file_id")),
                row.integer("broken_tries"));
    }

    /** The row that is next of all, which the others of its file join. */
    private record First(BusinessId business, UploadId upload, int brokenTries) {
        String key() {
            return upload + " " + brokenTries;
        }

        /**
         * Rows that were at work when a process died are tried again a few at a time, then one: a thousand, thirty, one. So
         * three deaths are enough to find the one that kills among a thousand.
         */
        int most(int wanted) {
            return Math.max(1, wanted >> (FEWER_BITS * brokenTries));
        }
    }
}
