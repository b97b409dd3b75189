package tally.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import tally.domain.DatabaseException;
import tally.domain.failures.RetryQueue;
import tally.domain.failures.RetryQueue.PendingRow;

/**
 * Counts a try over which the program broke, or died: the row waits, and after {@link RetryQueue#MAX_TRIES} it is failed
 * again. What is about to be tried is noted before, in a transaction of its own, since a process that dies can note
 * nothing any more. One per try.
 */
final class BrokenTries {
    private final Database database;
    private final Set<RetryBatch> owed;
    private Optional<RetryBatch> batch = Optional.empty();
    private Optional<PendingRow> judged = Optional.empty();

    /** @param owed what this process could not say because the database was away; safe for use by many threads */
    BrokenTries(Database database, Set<RetryBatch> owed) {
        this.database = database;
        this.owed = owed;
    }

    /** Says what is owed, before anybody can take this process for dead: an outage must not look like a row that kills. */
    void settle() {
        owed.removeIf(batch -> {
            survived(batch);
            return true;
        });
    }

    /** Counts what processes left that died while they tried rows. */
    static void countAbandoned(Database database) {
        database.inTransaction(connection -> {
            for (final RetryBatch left : RetryBatch.left(connection)) {
                if (left.isAbandoned(connection)) {
                    left.broke(connection, left.jobs());
                }
            }
            return database;
        });
    }

    /** Says which rows will be tried; the caller holds them. */
    void begin(List<PendingRow> rows) {
        final RetryBatch next = RetryBatch.of(rows);
        batch = Optional.of(next);
        next.note(database);
    }

    /** Says which of them is judged now; empty where the work is on all of them. */
    void judging(Optional<PendingRow> row) {
        judged = row;
    }

    /** All have ended, once this transaction commits. */
    void end(Connection connection) throws SQLException {
        batch.orElseThrow().forget(connection);
    }

    /** Gives what the try gives; where it throws, counts so and throws on. */
    <T> T counted(Supplier<T> work) {
        boolean broken = true;
        try {
            final T result = work.get();
            broken = false;
            batch = Optional.empty();
            return result;
        } catch (DatabaseException failed) {
            broken = !failed.passing();
            throw failed;
        } finally {
            final boolean isBroken = broken;
            batch.ifPresent(noted -> count(noted, isBroken));
        }
    }

    private void count(RetryBatch noted, boolean broken) {
        try {
            if (broken) {
                broke(noted);
            } else {
                postpone(noted);
            }
        } catch (DatabaseException away) {
            // What the try has thrown is the error to tell; a row that broke the program is counted with all others of
            // what was noted, later.
            if (!broken) {
                owed.add(noted);
            }
        }
    }

    private void broke(RetryBatch noted) {
        final List<UUID> rows = judged.map(row -> List.of(row.id().value())).orElse(noted.jobs());
        database.inTransaction(connection -> {
            noted.broke(connection, rows);
            return noted;
        });
    }

    /** That the database failed is no fault of the rows. */
    private void postpone(RetryBatch noted) {
        database.inTransaction(connection -> {
            noted.postpone(connection);
            return noted;
        });
    }

    /** The same once it is back: by then there is no more reason to wait. */
    private void survived(RetryBatch noted) {
        database.inTransaction(connection -> {
            noted.survived(connection);
            return noted;
        });
    }
}
