package tally.persistence;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Has sales looked up by their keys in the primary key, whatever the statistics say. Of a shop that has just come they say
 * nothing: a small table then promises to be read as fast as a key is found, and any other index that begins with the shop as
 * much as the key does, by which all sales of the shop are read for each key (20 keys took 14 s in a shop with a million).
 *
 * <p>A statement that is run here asks for the order of occurrences, or of hashes, which only that index gives without sorting.
 */
final class KeyLookup {
    private static final String SET_SORT = "select set_config('enable_sort', ?, true)";

    private KeyLookup() {}

    /** Runs statements that ask for that order, inside a transaction that is open. */
    static <T> T run(Connection connection, Statements<T> statements) throws SQLException {
        Sql.query(connection, SET_SORT, row -> "", "off");
        final T result = statements.run();
        Sql.query(connection, SET_SORT, row -> "", "on");
        return result;
    }

    /** What is looked up. After a failure the transaction is rolled back, and the setting with it. */
    @FunctionalInterface
    interface Statements<T> {
        T run() throws SQLException;
    }
}
