package tally.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;

/** Parts of a transaction that may fail without the rest of it. */
final class Savepoints {
    private Savepoints() {}

    /**
     * Writes something, unless one of its keys is taken: then nothing of it is written, and the transaction goes on as if it had
     * not been tried. If another transaction is about to take the key, this waits for its end.
     *
     * @return whether it is written
     */
    static boolean unlessTaken(Connection connection, Write write) throws SQLException {
        final Savepoint before = connection.setSavepoint();
        try {
            write.run();
            connection.releaseSavepoint(before);
            return true;
        } catch (SQLException refused) {
            if (!SqlErrors.uniqueViolation(refused)) {
                throw refused;
            }
            connection.rollback(before);
            return false;
        }
    }

    /** Writes rows. */
    @FunctionalInterface
    interface Write {
        void run() throws SQLException;
    }
}
