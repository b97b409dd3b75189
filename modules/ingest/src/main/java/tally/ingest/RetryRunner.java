package tally.ingest;

import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tally.domain.DatabaseException;
import tally.domain.failures.RetryQueue;

/**
 * Tries retried rows, one at a time on this node: a try holds a database connection and may need a second one to read
 * the row's file, so tries side by side could wait for each other. Safe for use by many threads.
 */
final class RetryRunner {
    private static final Logger LOG = LoggerFactory.getLogger("tally.ingest");

    private final RetryQueue retries;
    private final RetryReprocessing reprocessing;
    private final WorkListener listener;
    private final ReentrantLock turn = new ReentrantLock();

    RetryRunner(IngestStores stores, WorkListener listener) {
        this.retries = stores.retries();
        this.reprocessing = new RetryReprocessing(stores.books());
        this.listener = listener;
    }

    /** Tries the next row; false where none waits, another thread is at it, or the try failed and must wait. */
    boolean runNext() {
        if (!turn.tryLock()) {
            return false;
        }
        final NotedRow noted = new NotedRow(reprocessing);
        try {
            final Optional<RetryQueue.Outcome> outcome = retries.tryNext(noted);
            outcome.ifPresent(this::tell);
            return outcome.isPresent();
        } catch (DatabaseException failed) {
            LOG.warn("Retries wait, the database failed: {}", failed.getMessage());
            return false;
        } catch (RuntimeException unexpected) {
            LOG.error("A retry failed; uploads go on: id={}", noted.row().map(RetryQueue.PendingRow::id), unexpected);
            listener.troubled(noted.row(), unexpected);
            return false;
        } finally {
            turn.unlock();
        }
    }

    private void tell(RetryQueue.Outcome outcome) {
        LOG.info(
                "Failed row retried: id={}, file_id={}, outcome={}",
                outcome.row().id(),
                outcome.row().upload(),
                outcome.result());
        listener.retried(outcome);
    }
}
