package tally.standalone;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Tally's database in the server that it started.
 *
 * @param port where the server listens on 127.0.0.1
 * @param password of the one user; hexadecimal, so it can stand in a URL as it is
 */
record OwnDatabase(int port, String password) {

    static final String USER = "tally";

    private static final String MAINTENANCE_DATABASE = "postgres";

    private static final String EXISTS = """
            select 1 from pg_database where datname = 'tally'
            """;

    private static final String CREATE = """
            create database tally
            """;

    String jdbcUrl() {
        return jdbcUrl("tally");
    }

    private String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?user=" + USER + "&password=" + password;
    }

    /** Only the holder of the directory's lock comes here, so nobody else creates it in between. */
    void createIfMissing() throws IOException {
        try (Connection connection = DriverManager.getConnection(jdbcUrl(MAINTENANCE_DATABASE));
                Statement statement = connection.createStatement()) {
            if (!exists(statement)) {
                statement.execute(CREATE);
            }
        } catch (SQLException e) {
            throw new IOException("PostgreSQL runs, but refuses Tally's sign-in or command: " + e.getMessage(), e);
        }
    }

    private static boolean exists(Statement statement) throws SQLException {
        try (ResultSet result = statement.executeQuery(EXISTS)) {
            return result.next();
        }
    }

    @Override
    public String toString() {
        return "OwnDatabase[port=" + port + "]";
    }
}
