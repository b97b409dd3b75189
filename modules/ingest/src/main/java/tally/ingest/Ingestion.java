package tally.ingest;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tally.domain.DatabaseException;
import tally.domain.uploads.ClaimedUpload;
import tally.domain.uploads.LeaseKeeper;

/**
 * The workers of a node: claim uploads and retried rows from the database, as many at a time as there are threads, and
 * work on them. Safe for use by many threads.
 *
 * <p>A worker goes on until nothing waits. One is set to work whenever someone calls {@link #wake}, whenever another
 * has found something, and every so often in case another node has left work.
 */
public final class Ingestion implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("tally.ingest");
    private static final int BEATS_PER_LEASE = 3;

    /** More than the processors would only make the batches wait for one another inside the database. */
    private static final int WRITERS = Math.max(2, Runtime.getRuntime().availableProcessors());

    private final IngestStores stores;
    private final IngestSettings settings;
    private final FreshFiles fresh;
    private final WorkListener listener;
    private final Heartbeat heartbeat;
    private final UploadRunner uploads;
    private final RetryRunner retries;
    private final Predicate<LeaseKeeper> otherWork;
    private final WorkerPool pool;
    private final ExecutorService writers = Executors.newFixedThreadPool(WRITERS, NamedThreads.of("tally-writer"));
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "tally-timer"));
    private final AtomicInteger uploadsAtWork = new AtomicInteger();
    private final AtomicBoolean running = new AtomicBoolean();
    private final AtomicBoolean databaseAway = new AtomicBoolean();

    /** Workers on these stores; nothing runs before {@link #start}. */
    public Ingestion(IngestStores stores, IngestSettings settings, WorkListener listener) {
        this(stores, settings, new FreshFiles(), listener, leases -> false);
    }

    /**
     * Workers that also have other work, such as receipts; nothing runs before {@link #start}.
     *
     * @param fresh where the files are that came in on this node
     * @param otherWork does the next piece of it on the calling worker's thread; false where none waits
     */
    public Ingestion(
            IngestStores stores,
            IngestSettings settings,
            FreshFiles fresh,
            WorkListener listener,
            Predicate<LeaseKeeper> otherWork) {
        this.otherWork = otherWork;
        this.stores = stores;
        this.settings = settings;
        this.fresh = fresh;
        this.listener = listener;
        this.heartbeat = new Heartbeat(stores.queue(), settings.lease());
        final BookingMeans means = new BookingMeans(fresh, writers, uploadsAtWork::get, settings.maxFailedRows());
        this.uploads = new UploadRunner(stores, heartbeat, listener, means);
        this.retries = new RetryRunner(stores, listener);
        this.pool = new WorkerPool(settings.workers());
    }

    /** Begins to look for work. To be called once. */
    public void start() {
        running.set(true);
        every(settings.poll(), this::wake);
        every(settings.lease().dividedBy(BEATS_PER_LEASE), heartbeat::beat);
        every(settings.lease(), fresh::forgetOld);
        LOG.info("Workers started: node={}, workers={}", settings.node(), settings.workers());
        wake();
    }

    /** Has a worker look for work, where one is free: there may be some. Never waits, never throws. */
    public void wake() {
        if (running.get()) {
            pool.tryRun(tireless(this::work));
        }
    }

    /** How many workers are {@code busy}, and the {@code most} that there can be. */
    public Map<String, Integer> workers() {
        return Map.of("busy", pool.busy(), "most", settings.workers());
    }

    /** Takes no more work, lets running batches end, hands the claims back. */
    public void stop(Duration grace) {
        running.set(false);
        pool.stop(grace);
        writers.shutdown();
        timer.shutdown();
        fresh.close();
    }

    @Override
    public void close() {
        stop(settings.lease());
    }

    // FutureReturnValueIgnored: the task never ends by itself, and nothing that it throws gets so far.
    @SuppressWarnings("FutureReturnValueIgnored")
    private void every(Duration time, Runnable task) {
        timer.scheduleWithFixedDelay(tireless(task), time.toMillis(), time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** A timer never again runs a task that threw, and a thread that dies says nothing to the log. */
    private Runnable tireless(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException | Error unexpected) {
                LOG.error("A worker failed; the next one goes on", unexpected);
                listener.troubled(Optional.empty(), unexpected);
            }
        };
    }

    private void work() {
        try {
            boolean more = true;
            while (more && running.get()) {
                more = nextUpload();
                more |= retries.runNext();
                more |= running.get() && otherWork.test(heartbeat);
                more |= !more && uploadsAtWork.get() == 0 && listener.rested();
            }
            if (databaseAway.getAndSet(false)) {
                LOG.info("The database is back");
            }
        } catch (DatabaseException away) {
            if (!databaseAway.getAndSet(true)) {
                LOG.warn("The queue can't be read, work waits until it can: {}", away.getMessage());
            }
        }
    }

    private boolean nextUpload() {
        final Optional<ClaimedUpload> next = stores.queue().claim(settings.node(), settings.lease());
        if (next.isEmpty()) {
            return false;
        }
        uploadsAtWork.incrementAndGet();
        try {
            wake();
            return uploads.run(next.get(), running::get);
        } finally {
            uploadsAtWork.decrementAndGet();
        }
    }
}
