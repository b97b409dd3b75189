package tally.it;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** Somebody else at the database, in the middle of a transaction. */
final class OtherSession implements AutoCloseable {
    private final Connection connection;

    private OtherSession(Connection connection) {
        this.connection = connection;
    }

    static OtherSession begin(String url) {
        try {
            Connection connection = DriverManager.getConnection(url);
            connection.setAutoCommit(false);
            return new OtherSession(connection);
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    void run(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException refused) {
            throw new AssertionError(sql, refused);
        }
    }

    /** Gives up what it holds. */
    void rollBack() {
        try {
            connection.rollback();
        } catch (SQLException gone) {
            throw new IllegalStateException(gone);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException gone) {
            throw new IllegalStateException(gone);
        }
    }
}
