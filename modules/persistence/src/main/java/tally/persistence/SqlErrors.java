package tally.persistence;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Set;
import tally.domain.DatabaseException;

/** Tells the driver's errors apart by SQLSTATE (PostgreSQL, appendix A), never by their words. */
final class SqlErrors {
    private static final String UNIQUE_VIOLATION = "23505";

    /** A statement that ran out of time, a session that was ended for being idle, a server that only reads for now. */
    private static final Set<String> TRY_AGAIN = Set.of("55P03", "57014", "25P03", "25006");

    /** No connection, a rollback (deadlock, serialization), no room, an operator's hand, a failure of the system. */
    private static final Set<String> CLASSES_THAT_PASS = Set.of("08", "40", "53", "58");

    private static final String SERVER_STOPS = "57P";

    private SqlErrors() {}

    static DatabaseException translated(SQLException error) {
        return new DatabaseException("The database failed (SQLSTATE " + state(error) + ")", error, passing(error));
    }

    static boolean uniqueViolation(SQLException error) {
        return UNIQUE_VIOLATION.equals(state(error));
    }

    private static boolean passing(SQLException error) {
        final String state = state(error);
        return error instanceof SQLTransientException
                || TRY_AGAIN.contains(state)
                || state.startsWith(SERVER_STOPS)
                || (state.length() == 5 && CLASSES_THAT_PASS.contains(state.substring(0, 2)));
    }

    private static String state(SQLException error) {
        return error.getSQLState() == null ? "" : error.getSQLState();
    }
}
