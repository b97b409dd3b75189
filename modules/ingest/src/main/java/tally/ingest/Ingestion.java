package tally.ingest;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tally.domain.DatabaseException;
import tally.domain.failures.RetryQueue;
import tally.domain.uploads.ClaimedUpload;

/**
 * The workers of a node: claims uploads and retried rows from the database, as many at a time as there are threads, and
 * works on them. Safe for use by many threads.
 *
 * <p>One thread, the dispatcher, looks at the queue whenever someone calls {@link #wake}, and every so often in case
 * another node has left work; another renews the leases.
 */
public final class Ingestion implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("tally.ingest");

    private final IngestStores stores;
    private final IngestSettings settings;
    private final WorkListener listener;
    private final Heartbeat heartbeat;
    private final UploadRunner runner;
    private final RetryReprocessing reprocessing;
    private final WorkerPool pool;
    private final ScheduledExecutorService dispatcher = timer("tally-dispatcher");
    private final ScheduledExecutorService beats = timer("tally-heartbeat");
    private final AtomicBoolean running = new AtomicBoolean(true);
    private final AtomicBoolean retrying = new AtomicBoolean();
    private final AtomicBoolean databaseAway = new AtomicBoolean();

    /** Workers on these stores; nothing runs before {@link #start}. */
    public Ingestion(IngestStores stores, IngestSettings settings, WorkListener listener) {
        this.stores = stores;
        this.settings = settings;
        this.listener = listener;
        this.heartbeat = new Heartbeat(stores.queue(), settings.lease());
        this.runner = new UploadRunner(stores, heartbeat, listener, settings);
        this.reprocessing = new RetryReprocessing(stores.books());
        this.pool = new WorkerPool(settings.workers());
    }

    /** Begins to look for work. */
    public void start() {
        final long poll = settings.poll().toMillis();
        final long beat = settings.lease().toMillis() / 3;
        dispatcher.scheduleWithFixedDelay(this::dispatch, 0, poll, TimeUnit.MILLISECONDS);
        beats.scheduleWithFixedDelay(heartbeat::beat, beat, beat, TimeUnit.MILLISECONDS);
        LOG.info("Workers started: node={}, workers={}", settings.node(), settings.workers());
    }

    /** Has the queue looked at soon: there is new work. */
    public void wake() {
        if (running.get()) {
            dispatcher.execute(this::dispatch);
        }
    }

    /** Takes no more work, lets running batches end, hands the claims back. */
    public void stop(Duration grace) {
        running.set(false);
        dispatcher.shutdown();
        pool.stop(grace);
        beats.shutdown();
    }

    @Override
    public void close() {
        stop(settings.lease());
    }

    /** One thread; what comes after its end is dropped: the work stays in the database. */
    private static ScheduledExecutorService timer(String name) {
        return new ScheduledThreadPoolExecutor(
                1, task -> new Thread(task, name), new ThreadPoolExecutor.DiscardPolicy());
    }

    private void dispatch() {
        try {
            startUploads();
            startRetries();
            if (databaseAway.getAndSet(false)) {
                LOG.info("The database is back");
            }
        } catch (DatabaseException away) {
            if (!databaseAway.getAndSet(true)) {
                LOG.warn("The queue can't be read, work waits until it can: {}", away.getMessage());
            }
        } catch (RuntimeException unexpected) {
            LOG.error("The dispatcher failed, and goes on", unexpected);
        }
    }

    private void startUploads() {
        boolean more = true;
        while (more && running.get() && pool.reserve()) {
            more = startUpload();
        }
    }

    private boolean startUpload() {
        boolean started = false;
        try {
            final Optional<ClaimedUpload> next = stores.queue().claim(settings.node(), settings.lease());
            if (next.isPresent()) {
                heartbeat.hold(next.get().claim());
                pool.run(() -> work(next.get()));
                started = true;
            }
            return started;
        } finally {
            if (!started) {
                pool.release();
            }
        }
    }

    private void work(ClaimedUpload upload) {
        runner.run(upload, running::get);
        wake();
    }

    /** One thread of a node tries retried rows, one after the other, until none waits. */
    private void startRetries() {
        if (running.get() && pool.reserve()) {
            if (retrying.compareAndSet(false, true)) {
                pool.run(this::retryAll);
            } else {
                pool.release();
            }
        }
    }

    private void retryAll() {
        try {
            boolean more = true;
            while (more && running.get()) {
                more = retryNext();
            }
        } catch (DatabaseException away) {
            LOG.warn("Retries wait, the database failed: {}", away.getMessage());
        } catch (RuntimeException unexpected) {
            LOG.error("A retry failed and will be tried again", unexpected);
        } finally {
            retrying.set(false);
        }
    }

    private boolean retryNext() {
        final Optional<RetryQueue.Outcome> outcome = stores.retries().tryNext(reprocessing);
        outcome.ifPresent(this::tell);
        return outcome.isPresent();
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
