package tally.ingest;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads that do the work: a fixed number, with names. Work waits in the database, not here: a job is handed over
 * only after {@link #reserve} has found a free thread, so the short queue never overflows. Safe for use by many threads.
 */
final class WorkerPool {
    private final ThreadPoolExecutor executor;
    private final Semaphore free;

    WorkerPool(int workers) {
        this.free = new Semaphore(workers);
        this.executor = new ThreadPoolExecutor(
                workers, workers, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(workers), named());
    }

    /** Sets a free thread aside; false where all are at work. */
    boolean reserve() {
        return free.tryAcquire();
    }

    /** Gives back a thread that was set aside and not needed. */
    void release() {
        free.release();
    }

    /** Runs a job on the thread that was set aside. */
    void run(Runnable job) {
        executor.execute(() -> {
            try {
                job.run();
            } finally {
                free.release();
            }
        });
    }

    /** Lets running jobs end, for as long as the grace lasts. */
    void stop(Duration grace) {
        executor.shutdown();
        try {
            if (!executor.awaitTermination(grace.toMillis(), TimeUnit.MILLISECONDS)) {
                executor.shutdownNow();
            }
        } catch (InterruptedException hurry) {
            executor.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private static ThreadFactory named() {
        final AtomicInteger number = new AtomicInteger();
        return task -> new Thread(task, "tally-worker-" + number.incrementAndGet());
    }
}
