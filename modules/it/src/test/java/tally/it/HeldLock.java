package tally.it;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** A table that somebody else keeps to himself, as an operator's maintenance does. */
final class HeldLock implements AutoCloseable {
    private final Connection holder;

    private HeldLock(Connection holder) {
        this.holder = holder;
    }

    /** Locks a table of this database against all others. */
    static HeldLock on(String table, String url) {
        return on(table, "access exclusive", url);
    }

    /** Locks a table against whoever needs a lock that does not go with this mode; waits until it can. */
    static HeldLock on(String table, String mode, String url) {
        try {
            Connection holder = DriverManager.getConnection(url);
            holder.setAutoCommit(false);
            try (Statement statement = holder.createStatement()) {
                statement.execute("lock table " + table + " in " + mode + " mode");
            }
            return new HeldLock(holder);
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    /** Lets the others in. */
    void release() {
        try {
            holder.rollback();
        } catch (SQLException gone) {
            throw new IllegalStateException(gone);
        }
    }

    @Override
    public void close() {
        try {
            holder.close();
        } catch (SQLException gone) {
            throw new IllegalStateException(gone);
        }
    }
}
