package tally.ingest;

import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tally.domain.DatabaseException;
import tally.domain.failures.RetryQueue;

/**
 * Tries retried rows, those of one file at a time on this node: a try holds a database connection and may need a second one to read
 * the row's file, so tries side by side could wait for each other. Safe for use by many threads.
 */
final class RetryRunner {
    private static final Logger LOG = LoggerFactory.getLogger("tally.ingest");

    /** So many rows of a file share a commit and an event, and are tried again together where one breaks the program. */
    private static final int AT_ONCE = 1_000;

    private final RetryQueue retries;
    private final RetryReprocessing reprocessing;
    private final WorkListener listener;
    private final ReentrantLock turn = new ReentrantLock();

    /** Whether the log says that the database failed, and not yet that it went on; only who has the turn touches it. */
    private boolean waiting;

    RetryRunner(IngestStores stores, WorkListener listener) {
        this.retries = stores.retries();
        this.reprocessing = new RetryReprocessing(stores.books());
        this.listener = listener;
    }

    /** Tries the next rows; false where none waits, another thread is at it, or the try failed and must wait. */
    boolean runNext() {
        if (!turn.tryLock()) {
            return false;
        }
        final NotedRow noted = new NotedRow(reprocessing);
        try {
            final List<RetryQueue.Outcome> outcomes = retries.tryNext(noted, AT_ONCE);
            if (outcomes.isEmpty()) {
                nothingToTry();
                return false;
            }
            goesOn();
            RetryLog.tried(outcomes);
            listener.retried(outcomes);
            return true;
        } catch (DatabaseException failed) {
            waits(failed);
            return false;
        } catch (RuntimeException unexpected) {
            LOG.error("A retry failed; uploads go on: id={}", noted.row().map(RetryQueue.PendingRow::id), unexpected);
            listener.troubled(noted.row(), unexpected);
            return false;
        } finally {
            turn.unlock();
        }
    }

    /** One line for all tries that meet the same trouble: the rows wait longer and longer, however many they are. */
    private void waits(DatabaseException failed) {
        if (!waiting) {
            LOG.warn("Retries wait, the database failed: {}", failed.getMessage());
        }
        waiting = true;
    }

    /** That this look went well says little while rows wait, over which the database may fail again. */
    private void nothingToTry() {
        if (waiting && !retries.anyInTrouble()) {
            goesOn();
        }
    }

    private void goesOn() {
        if (waiting) {
            LOG.info("Retries go on");
        }
        waiting = false;
    }
}
