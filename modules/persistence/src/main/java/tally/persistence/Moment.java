package tally.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;

/**
 * The time by the database's clock, for statements that change rows: Citus takes no {@code clock_timestamp()} there, which
 * each node would answer for itself.
 */
final class Moment {
    private Moment() {}

    /** Now, however long ago the transaction began. */
    static Instant now(Connection connection) throws SQLException {
        return Sql.query(connection, "select clock_timestamp() as moment", row -> row.instant("moment"))
                .get(0);
    }
}
