package tally.persistence;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the schema to the state that this version of Tally wants: the numbered SQL files beside this class, in order,
 * under a lock, all in one transaction. Each is recorded with its SHA-256.
 */
public final class Migrations {
    private static final Logger LOG = LoggerFactory.getLogger("tally.persistence");
    private static final String FOLDER = "migrations/";
    private static final int OLDEST_POSTGRESQL = 15;

    /** Over a table of a billion rows a migration takes hours, in which the server says nothing, nor to those who wait. */
    private static final int HOWEVER_LONG = 0;

    /** Waits as long as it takes: another node may be at a long migration. */
    private static final String LOCK = "select set_config('lock_timeout', '0', true), pg_advisory_xact_lock(7203254)";

    private static final String CREATE = """
            create table if not exists schema_migrations (
                name       text        primary key,
                sha256     text        not null,
                applied_at timestamptz not null default now()
            )
            """;

    private final Database database;
    private final List<String> names;

    /** The migrations of this version of Tally, for this database. */
    public Migrations(Database database) {
        this(database, all());
    }

    /** The names of all, in the order in which they are applied. */
    static List<String> all() {
        return text("index").lines().toList();
    }

    Migrations(Database database, List<String> names) {
        this.database = database;
        this.names = List.copyOf(names);
    }

    /**
     * Applies what is missing; of two nodes that start at once, one waits and finds nothing to do.
     *
     * @return how many were applied
     * @throws UnsuitableDatabaseException where the database has a migration that this version does not know, or another
     *     text of one that it does, or is older than PostgreSQL 15
     */
    public int apply() {
        return database.inLongTransaction(connection -> {
            refuseOld(connection);
            final int usual = connection.getNetworkTimeout();
            connection.setNetworkTimeout(Runnable::run, HOWEVER_LONG);
            Sql.query(connection, LOCK, row -> "");
            final int count = applyMissing(connection);
            connection.setNetworkTimeout(Runnable::run, usual);
            return count;
        });
    }

    private int applyMissing(Connection connection) throws SQLException {
        final Map<String, String> applied = applied(connection);
        refuseUnknown(applied);
        if (applied.size() < names.size()) {
            awaitBookings(connection);
        }
        int count = 0;
        for (final String name : names) {
            count += applyOnce(connection, name, applied) ? 1 : 0;
        }
        return count;
    }

    /**
     * Waits until nobody books, and lets nobody begin before all is done. In the order in which bookings take these tables: a
     * migration that held the sales and then waited for the uploads would wait for a booking that waits for the sales.
     */
    private static void awaitBookings(Connection connection) throws SQLException {
        if (exists(connection, "sales")) {
            execute(connection, "lock table uploads, sales in access exclusive mode");
        }
    }

    private static final String VERSION = "select current_setting('server_version_num')::int / 10000 as major";

    private static void refuseOld(Connection connection) throws SQLException {
        final int major =
                Sql.query(connection, VERSION, row -> row.integer("major")).get(0);
        if (major < OLDEST_POSTGRESQL) {
            throw new UnsuitableDatabaseException(
                    "This is PostgreSQL " + major + ", Tally needs " + OLDEST_POSTGRESQL + " or newer");
        }
    }

    /** Whether the schema is the one that this version wants; reads only. */
    public boolean done() {
        return database.inSnapshot(connection ->
                exists(connection, "schema_migrations") && recorded(connection).size() == names.size());
    }

    private static final String EXISTS = "select to_regclass(?) is not null as there";

    private static boolean exists(Connection connection, String table) throws SQLException {
        return Sql.queryOne(connection, EXISTS, row -> row.flag("there"), table).orElse(false);
    }

    private static Map<String, String> applied(Connection connection) throws SQLException {
        if (!exists(connection, "schema_migrations")) {
            execute(connection, CREATE);
        }
        return recorded(connection);
    }

    private static Map<String, String> recorded(Connection connection) throws SQLException {
        final Map<String, String> applied = new LinkedHashMap<>();
        Sql.query(
                connection,
                "select name, sha256 from schema_migrations order by name",
                row -> applied.put(row.text("name"), row.text("sha256")));
        return applied;
    }

    private void refuseUnknown(Map<String, String> applied) {
        for (final String name : applied.keySet()) {
            if (!names.contains(name)) {
                throw new UnsuitableDatabaseException("The database has the migration " + name
                        + ", which this version of Tally does not know: run the newer version that made it");
            }
        }
    }

    private static boolean applyOnce(Connection connection, String name, Map<String, String> applied)
            throws SQLException {
        final String sql = text(name);
        final String sha256 = sha256(sql);
        if (applied.containsKey(name)) {
            refuseChanged(name, sha256, applied.get(name));
            return false;
        }
        LOG.info("Migration begins: {}", name);
        execute(connection, sql);
        Sql.update(connection, "insert into schema_migrations (name, sha256) values (?, ?)", name, sha256);
        LOG.info("Migration applied: {}", name);
        return true;
    }

    private static void refuseChanged(String name, String sha256, String appliedSha256) {
        if (!sha256.equals(appliedSha256)) {
            throw new UnsuitableDatabaseException("The migration " + name + " was applied with another text (SHA-256 "
                    + appliedSha256 + ", now " + sha256 + "): restore the file and put the change into a new one");
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String text(String name) {
        try (InputStream resource = Migrations.class.getResourceAsStream(FOLDER + name)) {
            if (resource == null) {
                throw new IllegalStateException("No such migration in this build: " + name);
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String sha256(String text) {
        try {
            final byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every JDK has SHA-256", impossible);
        }
    }

    /** The database is not one that this version of Tally can work on; the message says what to do. */
    public static final class UnsuitableDatabaseException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnsuitableDatabaseException(String message) {
            super(message);
        }
    }
}
