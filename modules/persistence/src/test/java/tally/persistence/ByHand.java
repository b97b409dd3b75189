package tally.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.sql.SQLException;
import tally.domain.DatabaseException;

/** Statements that somebody runs past Tally, each in a transaction of its own. */
final class ByHand {
    private static final String FOREIGN_KEY_VIOLATION = "23503";

    private ByHand() {}

    static void run(String sql, Object... values) {
        PostgresStores.database().inTransaction(connection -> Sql.update(connection, sql, values));
    }

    /** Runs one that must be refused as a foreign key refuses it. */
    static void refused(String sql, Object... values) {
        refused(() -> run(sql, values));
    }

    static void refused(Runnable statements) {
        final DatabaseException refused = assertThrows(DatabaseException.class, statements::run);
        final SQLException cause = assertInstanceOf(SQLException.class, refused.getCause());

        assertEquals(FOREIGN_KEY_VIOLATION, cause.getSQLState(), cause::toString);
    }
}
