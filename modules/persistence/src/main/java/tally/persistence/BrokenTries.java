package tally.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Supplier;
import tally.domain.DatabaseException;
import tally.domain.failures.RetryQueue;
import tally.domain.failures.RetryQueue.PendingRow;

/**
 * Notes a try over which the program broke, in a transaction of its own, as the try's own is rolled back: the row waits,
 * and after {@link RetryQueue#MAX_TRIES} it is failed again. One per try.
 */
final class BrokenTries {
    private final Database database;
    private Optional<PendingRow> tried = Optional.empty();

    BrokenTries(Database database) {
        this.database = database;
    }

    /** Says which row the try is about. */
    void isTried(PendingRow row) {
        tried = Optional.of(row);
    }

    /** Gives what the try gives; where it throws, notes so and throws on. */
    <T> T noted(Supplier<T> work) {
        boolean broken = true;
        try {
            final T result = work.get();
            broken = false;
            return result;
        } catch (DatabaseException failed) {
            broken = !failed.passing();
            throw failed;
        } finally {
            if (broken) {
                tried.ifPresent(this::note);
            }
        }
    }

    private static final String TRIES = """
            select broken_tries
              from failed_jobs
             where business_id = ? and id = ? and status = 'pending'
               for no key update
            """;

    private static final String WAIT = """
            update failed_jobs
               set broken_tries = ?, next_try_at = now() + make_interval(secs => ?)
             where business_id = ? and id = ?
            """;

    /** Another node may have had more luck with the row by now: then it is not pending any more. */
    private void note(PendingRow row) {
        try {
            database.inTransaction(connection -> {
                final Optional<Integer> before = Sql.queryOne(
                        connection, TRIES, found -> found.integer("broken_tries"), row.business(), row.id());
                if (before.isPresent()) {
                    note(connection, row, before.get() + 1);
                }
                return before;
            });
        } catch (DatabaseException away) {
            // What the try has thrown is the error to tell; the row is merely tried once more than it should be.
        }
    }

    private static void note(Connection connection, PendingRow row, int tries) throws SQLException {
        if (tries < RetryQueue.MAX_TRIES) {
            final double seconds = RetryQueue.waitAfter(tries).toSeconds();
            Sql.update(connection, WAIT, tries, seconds, row.business(), row.id());
        } else {
            RetryBooking.locked(connection, row).givenUp(RetryQueue.GIVEN_UP);
        }
    }
}
