package tally.persistence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.postgresql.PGStatement;
import tally.domain.Id;

/** The little that JDBC lacks: bind values of our own types in order, and map each row of an answer. */
final class Sql {
    private static final int ROWS_AT_ONCE = 1_000;

    private Sql() {}

    /** Runs a statement that changes rows, and gives their number. */
    static int update(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            return statement.executeUpdate();
        }
    }

    /** Runs a query and maps every row of its answer. */
    static <T> List<T> query(Connection connection, String sql, RowMapper<T> mapper, Object... values)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            return rows(statement, mapper);
        }
    }

    /** Runs a query that answers with one row or none. */
    static <T> Optional<T> queryOne(Connection connection, String sql, RowMapper<T> mapper, Object... values)
            throws SQLException {
        final List<T> rows = query(connection, sql, mapper, values);
        if (rows.size() > 1) {
            throw new IllegalStateException("One row was expected, " + rows.size() + " came: " + sql);
        }
        return rows.stream().findFirst();
    }

    /** Runs a query and hands on each row of its answer as the server sends it: for answers that are long. */
    static void forEach(Connection connection, String sql, RowAction action, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setFetchSize(ROWS_AT_ONCE);
            bind(statement, values);
            try (ResultSet results = statement.executeQuery()) {
                final Row row = new Row(results);
                while (results.next()) {
                    action.accept(row);
                }
            }
        }
    }

    /**
     * As {@link #query}, planned for these values and for the tables as they are, which takes well under a millisecond: a plan that
     * the server has kept from when a table was small, or of a small shop, may read all sales of a large one.
     *
     * <p>One statement, and not all of a transaction by {@code plan_cache_mode}: that would also plan the check behind each
     * foreign key anew, for every row that is written.
     */
    static <T> List<T> queryPlannedAnew(Connection connection, String sql, RowMapper<T> mapper, Object... values)
            throws SQLException {
        try (PreparedStatement statement = plannedAnew(connection, sql)) {
            bind(statement, values);
            return rows(statement, mapper);
        }
    }

    /** As {@link #update}, planned as in {@link #queryPlannedAnew}. */
    static int updatePlannedAnew(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = plannedAnew(connection, sql)) {
            bind(statement, values);
            return statement.executeUpdate();
        }
    }

    /** The driver never gives it a name at the server, where only plans of named statements are kept. */
    private static PreparedStatement plannedAnew(Connection connection, String sql) throws SQLException {
        final PreparedStatement statement = connection.prepareStatement(sql);
        statement.unwrap(PGStatement.class).setPrepareThreshold(0);
        return statement;
    }

    /** An array parameter: {@code uuid}, {@code text}, {@code numeric}, {@code date}, … with a null where empty. */
    static java.sql.Array array(Connection connection, String type, Collection<?> values) throws SQLException {
        final Object[] elements = new Object[values.size()];
        int i = 0;
        for (final Object value : values) {
            if (!(value instanceof Optional<?> optional) || optional.isPresent()) {
                elements[i] = bare(value);
            }
            i++;
        }
        return connection.createArrayOf(type, elements);
    }

    private static <T> List<T> rows(PreparedStatement statement, RowMapper<T> mapper) throws SQLException {
        try (ResultSet results = statement.executeQuery()) {
            final List<T> rows = new ArrayList<>();
            final Row row = new Row(results);
            while (results.next()) {
                rows.add(mapper.map(row));
            }
            return rows;
        }
    }

    /** Sets all parameters of a statement, in order. */
    static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            bind(statement, i + 1, values[i]);
        }
    }

    private static void bind(PreparedStatement statement, int index, Object value) throws SQLException {
        if (value instanceof Optional<?> optional && optional.isEmpty()) {
            statement.setNull(index, Types.NULL);
        } else {
            statement.setObject(index, bare(value));
        }
    }

    /** The driver's own type for one of ours. */
    // NullAway: JDBC takes null for SQL's null, and has no other way to say it.
    @SuppressWarnings("NullAway")
    private static Object bare(Object value) {
        if (value instanceof Optional<?> optional) {
            return bare(optional.orElseThrow());
        }
        if (value instanceof Instant instant) {
            return instant.atOffset(ZoneOffset.UTC);
        }
        return value instanceof Id id ? id.value() : value;
    }

    /** Makes a value of a row. */
    @FunctionalInterface
    interface RowMapper<T> {
        T map(Row row) throws SQLException;
    }

    /** Does something with a row. */
    @FunctionalInterface
    interface RowAction {
        void accept(Row row) throws SQLException;
    }
}
