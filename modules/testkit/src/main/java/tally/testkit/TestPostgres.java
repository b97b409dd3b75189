package tally.testkit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A real PostgreSQL for tests, with an empty database for each test class that asks for one.
 *
 * <p>The first call starts an embedded PostgreSQL 18 (a few seconds), every later one shares it, and it is stopped when
 * the JVM ends. Where the environment variable {@code TALLY_TEST_DATABASE_URL} holds a JDBC URL, that server is used
 * instead; its user must be allowed to create databases, and those made here are dropped at the end.
 *
 * <p>The server's time zone is deliberately not UTC, so that code which silently relies on UTC fails here. pgjdbc sends
 * the JVM's zone on top of it, which is why the build runs all tests with {@code -Duser.timezone} set likewise.
 *
 * <p>Safe for use by many threads.
 */
public final class TestPostgres {

    private static final String EXTERNAL_URL_VARIABLE = "TALLY_TEST_DATABASE_URL";
    private static final String ZONE = "Asia/Dhaka";
    private static final Duration START_TIMEOUT = Duration.ofMinutes(1);
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private TestPostgres() {}

    /**
     * Creates an empty database.
     *
     * @return its JDBC URL, user (and password, if any) included
     * @throws IllegalStateException if the server refuses to create it
     */
    public static String freshDatabase() {
        String name = "tally_test_" + ProcessHandle.current().pid() + "_" + DATABASES.incrementAndGet();
        Server.RUNNING.create(name);
        return Server.RUNNING.url(name).text();
    }

    /** Holds the one server; the JVM starts it when this class is first touched, once, whatever the threads. */
    private static final class Server {

        static final Server RUNNING = start();

        private final JdbcUrl maintenance;
        private final boolean external;

        private Server(JdbcUrl maintenance, boolean external) {
            this.maintenance = maintenance;
            this.external = external;
        }

        private static Server start() {
            return Optional.ofNullable(System.getenv(EXTERNAL_URL_VARIABLE))
                    .map(url -> new Server(JdbcUrl.parse(url), true))
                    .orElseGet(() -> new Server(JdbcUrl.parse(startEmbedded()), false));
        }

        /** Fast rather than durable; the same collation on every machine; messages in English. */
        private static String startEmbedded() {
            try {
                return EmbeddedPostgres.builder()
                        .setPGStartupWait(START_TIMEOUT)
                        .setServerConfig("timezone", ZONE)
                        .setLocaleConfig("locale", "C")
                        .setLocaleConfig("locale-provider", "builtin")
                        .setLocaleConfig("builtin-locale", "C.UTF-8")
                        .start()
                        .getJdbcUrl("postgres", "postgres");
            } catch (IOException e) {
                throw new UncheckedIOException("The embedded PostgreSQL for tests did not start", e);
            }
        }

        JdbcUrl url(String database) {
            return maintenance.withDatabase(database);
        }

        void create(String database) {
            execute("create database " + database);
            if (external) {
                Runtime.getRuntime()
                        .addShutdownHook(new Thread(() -> execute("drop database " + database + " with (force)")));
            }
        }

        private void execute(String sql) {
            try (var connection = DriverManager.getConnection(maintenance.text());
                    var statement = connection.createStatement()) {
                statement.execute(sql);
            } catch (SQLException e) {
                throw new IllegalStateException("The test server refused: " + sql, e);
            }
        }
    }
}
