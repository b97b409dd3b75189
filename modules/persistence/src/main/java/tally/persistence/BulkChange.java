package tally.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tally.domain.BusinessId;
import tally.domain.UserId;
import tally.domain.failures.Correction;
import tally.domain.failures.FailedJobSelection;

/**
 * One change of all failed rows that are selected, with its line in the history of each. Goes through them business by
 * business, as Citus wants statements that lock, in the order of their ids, so that two changes at once wait for each other in
 * one direction, and a chunk at a time, so that neither side holds many of them in memory. One per transaction.
 */
final class BulkChange {
    private static final int CHUNK_ROWS = 5_000;
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final Connection connection;
    private final FailedJobSelection rows;
    private final UserId by;

    BulkChange(Connection connection, FailedJobSelection rows, UserId by) {
        this.connection = connection;
        this.rows = rows;
        this.by = by;
    }

    private static final String BUSINESSES =
            "select distinct f.business_id from failed_jobs f where %s order by f.business_id";

    /** Whoever changed a row in the meantime is waited for, and the row then looked at again: it may match no more. */
    private static final String CHOSEN = """
            with chosen as (
                select f.business_id, f.id, f.row_data
                  from failed_jobs f
                 where %s and f.business_id = ? and f.id > ?
                 order by f.id
                 limit ?
                   for no key update of f),
            """;

    private static final String PART = """
            select count(*) as n, (select failed_job_id from remembered order by failed_job_id desc limit 1) as last
              from remembered
            """;

    private static final String EMAIL = "select email from users where id = ?";

    /** Puts them up for another try; gives their number in each business. */
    Map<BusinessId, Long> putUp(Correction correction) throws SQLException {
        final String requestedBy =
                Sql.query(connection, EMAIL, row -> row.text("email"), by).get(0);
        return run(PutUp.STEP, PutUp.values(connection, correction, requestedBy));
    }

    /** A row is discarded once and for all, so its number in the history, behind the last try, is free. */
    private static final String DISCARD = """
            discarded as (
                update failed_jobs f
                   set status = 'discarded'
                  from chosen
                 where f.business_id = chosen.business_id and f.id = chosen.id
                returning f.business_id, f.id, f.retry_count, f.row_data),
            remembered as (
                insert into failed_job_retries (business_id, failed_job_id, number, requested_by, values_before,
                                                values_after, outcome, message, finished_at)
                select d.business_id, d.id, d.retry_count + 1, users.email, d.row_data, d.row_data, 'discarded',
                       'Discarded', clock_timestamp()
                  from discarded d
                  join users on users.id = ?
                returning business_id, failed_job_id)
            """;

    /** Takes them for no sales; gives their number in each business. */
    Map<BusinessId, Long> discard() throws SQLException {
        return run(DISCARD, by);
    }

    private Map<BusinessId, Long> run(String change, Object... values) throws SQLException {
        final Where where = FailedJobConditions.selected(connection, rows);
        final String sql = CHOSEN.formatted(where.sql()) + change + PART;
        final Map<BusinessId, Long> changed = new LinkedHashMap<>();
        for (final BusinessId business : businesses(where)) {
            final long count = changed(sql, where, business, values);
            if (count > 0) {
                changed.put(business, count);
            }
        }
        return changed;
    }

    private List<BusinessId> businesses(Where where) throws SQLException {
        return Sql.query(
                connection,
                BUSINESSES.formatted(where.sql()),
                row -> new BusinessId(row.uuid("business_id")),
                where.values());
    }

    private long changed(String sql, Where where, BusinessId business, Object... values) throws SQLException {
        long count = 0;
        Part part = new Part(CHUNK_ROWS, Optional.of(BEFORE_ALL));
        while (part.rows == CHUNK_ROWS) {
            final Object[] first = {business, part.last.orElseThrow(), CHUNK_ROWS};
            part = Sql.query(connection, sql, BulkChange::part, where.andBehind(first, values))
                    .get(0);
            count += part.rows;
        }
        return count;
    }

    private static Part part(Row row) throws SQLException {
        return new Part(row.number("n"), row.optionalUuid("last"));
    }

    /** How many rows were changed together, and the last of them. */
    private record Part(long rows, Optional<UUID> last) {}
}
