package tally.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import tally.domain.BusinessId;
import tally.domain.UploadId;
import tally.domain.books.Consistency;
import tally.domain.books.Consistency.Warning;
import tally.domain.books.ConsistencyChecks;

/**
 * {@link ConsistencyChecks} as queries that answer with the disagreements alone. The full check goes over all sales of
 * the business; the check of an upload over those of its days, and what its own touch.
 */
public final class PostgresConsistencyChecks implements ConsistencyChecks {
    private final Database database;

    /** Checks in this database. */
    public PostgresConsistencyChecks(Database database) {
        this.database = database;
    }

    @Override
    public Consistency ofUpload(BusinessId business, UploadId upload) {
        return database.inSnapshot(connection -> {
            final UploadDays days = UploadDays.of(connection, business, upload);
            final Object[] scope = {business, upload, days.first(), days.last()};
            return run(connection, scope, ConsistencySql.OF_UPLOAD);
        });
    }

    @Override
    public Consistency ofBusiness(BusinessId business) {
        return database.inSnapshot(connection -> run(connection, new Object[] {business}, ConsistencySql.OF_BUSINESS));
    }

    private static final String BY_HASH = """
            select set_config('plan_cache_mode', 'force_custom_plan', true),
                   set_config('enable_nestloop', 'off', true),
                   set_config('enable_sort', 'off', true)
            """;

    /**
     * So that a few sales and a million are each checked by the plan that fits: at a shop's first upload nothing is analysed yet, and
     * the planner, which takes its million sales for one, would go through all customers for each of them, or sort them
     * on disk to add them up.
     */
    static void planForAnyNumber(Connection connection) throws SQLException {
        Sql.query(connection, BY_HASH, row -> "");
    }

    private static Consistency run(Connection connection, Object[] scope, String checks) throws SQLException {
        planForAnyNumber(connection);
        return new Consistency(Sql.query(connection, checks, PostgresConsistencyChecks::warning, scope));
    }

    private static Warning warning(Row row) throws SQLException {
        return new Warning(row.text("check_name"), row.text("subject"), row.text("expected"), row.text("found"));
    }
}
