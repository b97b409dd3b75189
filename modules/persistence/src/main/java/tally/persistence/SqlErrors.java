package tally.persistence;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Set;
import tally.domain.DatabaseException;

/** Tells the driver's errors apart by SQLSTATE (PostgreSQL, appendix A), never by their words. */
final class SqlErrors {
    private static final String UNIQUE_VIOLATION = "23505";
    private static final Set<String> TRY_AGAIN = Set.of("40001", "40P01", "55P03", "57P01", "57P02", "57P03", "53300");
    private static final Set<String> CLASSES_AWAY = Set.of("08", "53", "58");

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
                || (state.length() == 5 && CLASSES_AWAY.contains(state.substring(0, 2)));
    }

    private static String state(SQLException error) {
        return error.getSQLState() == null ? "" : error.getSQLState();
    }
}
