package tally.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * What the database can do at best with the very rows that Tally has booked: they are written to files inside the server,
 * and loaded from there into a table with a primary key of ids and the duplicate key, and into one with the keys that Tally has.
 */
final class ServerLimits {
    private static final String COLUMNS = "business_id, file_id, id, row_number, date, time, product_id, customer_id,"
            + " quantity, amount, unit_price, payment_method, notes, hash, occurrence, created_at";

    private static final long LOOK_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final String jdbcUrl;
    private final Path folder;

    ServerLimits(String jdbcUrl, Path folder) {
        this.jdbcUrl = jdbcUrl;
        this.folder = folder;
    }

    /** Writes the booked rows, sorted by the duplicate key, whole and in two halves. */
    void prepare() throws SQLException {
        run("drop table if exists limit_rows, own_rows");
        run("create table own_rows (like sales including defaults including indexes including storage)");
        run("create table limit_rows (like sales including defaults)");
        run("alter table limit_rows add primary key (business_id, id)");
        run("alter table limit_rows add unique (business_id, date, hash, occurrence)");
        write("whole", "true");
        write("half1", "n % 2 = 0");
        write("half2", "n % 2 = 1");
        run("drop table if exists staged_rows");
        run("create unlogged table staged_rows as select " + COLUMNS + " from sales order by date, hash, occurrence");
    }

    long copyOnOneConnection() throws SQLException {
        return copy("limit_rows", "whole");
    }

    long copyOnTwoConnections() throws Exception {
        return copyBoth("limit_rows");
    }

    long copyIntoTallysKeys() throws Exception {
        return copyBoth("own_rows");
    }

    private long copyBoth(String table) throws Exception {
        final SideBySide two = new SideBySide(2);
        two.add(() -> copy(table, "half1"));
        two.add(() -> copy(table, "half2"));
        return two.total();
    }

    long insertSelectOnConflict() throws SQLException {
        return run("insert into limit_rows (" + COLUMNS + ") select " + COLUMNS
                + " from staged_rows on conflict (business_id, date, hash, occurrence) do nothing");
    }

    long copyRawText(Path file) throws SQLException {
        return run("copy raw_rows from '" + file + "' (format csv, header true)");
    }

    /** Takes all sales of Tally away, so that each run starts with the same. */
    void empty() throws SQLException {
        run("truncate sales, stock_movements, failed_jobs, events, customers, products cascade");
    }

    /** Empties the tables that are loaded here. */
    void emptyOwn() throws SQLException {
        run("truncate limit_rows, own_rows");
        run("drop table if exists raw_rows");
        run("create table raw_rows (c1 text, c2 text, c3 text, c4 text, c5 text, c6 text, c7 text, c8 text, c9 text)");
    }

    /** Waits until all uploads and the checks behind them are through, and until nothing is left to write from memory to disk. */
    void rest() throws SQLException {
        while (unfinished() > 0) {
            LockSupport.parkNanos(LOOK_EVERY_NANOS);
        }
        run("checkpoint");
    }

    private long unfinished() throws SQLException {
        try (Connection connection = DriverManager.getConnection(jdbcUrl);
                Statement statement = connection.createStatement();
                ResultSet count =
                        statement.executeQuery("select count(*) from uploads where status in ('pending', 'processing')"
                                + " or status = 'completed' and checked_at is null")) {
            count.next();
            return count.getLong(1);
        }
    }

    long run(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(jdbcUrl);
                Statement statement = connection.createStatement()) {
            return statement.executeLargeUpdate(sql);
        }
    }

    /** Batches of 50,000 go to the two connections in turn, as two writers of one file would take them. */
    private void write(String name, String which) throws SQLException {
        run("copy (select " + COLUMNS + " from (select *, (row_number() over (order by row_number) - 1) / 50000 as n"
                + " from sales) numbered where " + which + " order by n, date, hash, occurrence)"
                + " to '" + folder.resolve(name) + "' (format binary)");
    }

    private long copy(String table, String name) throws SQLException {
        return run("copy " + table + " (" + COLUMNS + ") from '" + folder.resolve(name) + "' (format binary)");
    }
}
