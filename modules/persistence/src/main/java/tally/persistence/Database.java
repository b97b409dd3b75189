package tally.persistence;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tally.domain.DatabaseException;

/**
 * The pool of connections, and the one place that opens, commits and rolls back a transaction and that translates the
 * driver's errors. Safe for use by many threads.
 */
public final class Database implements AutoCloseable {
    private static final Duration WAIT_FOR_CONNECTION = Duration.ofSeconds(5);
    private static final Duration CHECK_CONNECTION = Duration.ofSeconds(2);

    /** How long a connection may be silent in the middle of a statement before it is given up. */
    private static final Duration SHORT_WORK = Duration.ofSeconds(10);

    /** Longer than anybody waits for a lock, and than the server lets a batch take. */
    private static final Duration USUAL_WORK = Duration.ofSeconds(35);

    private static final Duration LONG_WORK = Duration.ofMinutes(5);

    /**
     * Who waits for a lock holds a connection and a thread: a table that is locked for an hour must not take all of them. A node
     * that is stopped in the middle of a transaction must not keep what it has locked. And no statement is compiled: PostgreSQL
     * compiles what it reckons to be dear, for a second or two, and at a shop whose tables have not been analysed yet it takes
     * much for dear that is done in a millisecond.
     */
    private static final String SESSION =
            "set lock_timeout = '20s'; set idle_in_transaction_session_timeout = '30s'; set jit = off";

    static {
        // Each connection is asked whether it lives before it is lent. The pool would else trust one that was used half
        // a
        // second ago, which after a restart of the server, or behind a cable that swallows, is a request that fails or
        // hangs.
        System.setProperty("com.zaxxer.hikari.aliveBypassWindowMs", "0");
    }

    private final HikariDataSource pool;

    private Database(HikariDataSource pool) {
        this.pool = pool;
    }

    /** Opens the pool; connects at the first use, so a database that is away does not stop the start. */
    public static Database open(DatabaseSettings settings) {
        final HikariConfig config = new HikariConfig();
        config.setPoolName("tally");
        config.setJdbcUrl(settings.jdbcUrl());
        settings.user().ifPresent(config::setUsername);
        settings.password().ifPresent(config::setPassword);
        config.setMaximumPoolSize(settings.maxConnections());
        config.setMinimumIdle(1);
        config.setConnectionTimeout(WAIT_FOR_CONNECTION.toMillis());
        config.setValidationTimeout(CHECK_CONNECTION.toMillis());
        config.setInitializationFailTimeout(-1);
        config.setAutoCommit(false);
        config.setConnectionInitSql(SESSION);
        // Without autocommit these statements open a transaction: the pool is to commit it before anyone gets the
        // connection.
        config.setIsolateInternalQueries(true);
        config.addDataSourceProperty("ApplicationName", "tally");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.addDataSourceProperty("binaryTransferEnable", BinaryArray.TYPES);
        config.addDataSourceProperty("connectTimeout", "5");
        // A connection that has fallen silent must not hold its thread for ever; the longest statement takes minutes.
        config.addDataSourceProperty("socketTimeout", Long.toString(LONG_WORK.toSeconds()));
        // The detail of a violated constraint holds values of the row: those belong in no log.
        config.addDataSourceProperty("logServerErrorDetail", "false");
        return new Database(new HikariDataSource(config));
    }

    /**
     * Runs a unit of work in one transaction: commits when it returns, rolls back when it throws.
     *
     * @throws DatabaseException where the database fails; nothing of the work has happened then
     */
    <T> T inTransaction(Work<T> work) {
        return run(work, USUAL_WORK, false);
    }

    /** The same for one statement over all rows of an upload or of a business, which may take minutes. */
    <T> T inLongTransaction(Work<T> work) {
        return run(work, LONG_WORK, false);
    }

    /** The same for work that takes milliseconds: who has heard nothing for ten seconds never will. */
    <T> T promptly(Work<T> work) {
        return run(work, SHORT_WORK, false);
    }

    /** Of the transaction and not by JDBC, which sets the session: a way to the server and back before each transaction. */
    private static final String ONE_SNAPSHOT =
            "set transaction isolation level repeatable read; set local max_parallel_workers_per_gather = 0";

    /**
     * Runs several reads on one snapshot, so that what they find agrees; each on one processor, so that a list takes none from
     * uploads and other lists. On two processors that is faster, too: to start the workers took longer than they spared.
     */
    <T> T inSnapshot(Work<T> work) {
        final Work<T> onOneSnapshot = connection -> {
            Sql.update(connection, ONE_SNAPSHOT);
            return work.run(connection);
        };
        return run(onOneSnapshot, LONG_WORK, true);
    }

    /** Whether the database answers now. */
    public boolean answers() {
        try {
            return inTransaction(connection -> Sql.query(connection, "select 1", row -> row.integer("?column?")))
                            .size()
                    == 1;
        } catch (DatabaseException away) {
            return false;
        }
    }

    /** How many connections are {@code active} and {@code idle}, how many threads are {@code waiting}, and the {@code most}. */
    public Map<String, Integer> connections() {
        final Map<String, Integer> states = new HashMap<>(Map.of("most", pool.getMaximumPoolSize()));
        Optional.ofNullable(pool.getHikariPoolMXBean()).ifPresent(use -> {
            states.put("active", use.getActiveConnections());
            states.put("idle", use.getIdleConnections());
            states.put("waiting", use.getThreadsAwaitingConnection());
        });
        return states;
    }

    @Override
    public void close() {
        pool.close();
    }

    /** The pool gives a connection its own settings back when it is returned. */
    private <T> T run(Work<T> work, Duration longestSilence, boolean readOnly) {
        try (Connection connection = pool.getConnection()) {
            connection.setNetworkTimeout(Runnable::run, (int) longestSilence.toMillis());
            connection.setReadOnly(readOnly);
            return commitOrRollBack(connection, work);
        } catch (SQLException failed) {
            throw SqlErrors.translated(failed);
        }
    }

    private static <T> T commitOrRollBack(Connection connection, Work<T> work) throws SQLException {
        boolean done = false;
        try {
            final T result = work.run(connection);
            connection.commit();
            done = true;
            return result;
        } finally {
            if (!done) {
                rollBack(connection);
            }
        }
    }

    private static void rollBack(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException alreadyGone) {
            // The connection is broken, so the server has rolled back; the first error is the one to tell.
        }
    }

    /** What is done on a connection, in one transaction. */
    @FunctionalInterface
    interface Work<T> {
        T run(Connection connection) throws SQLException;
    }
}
