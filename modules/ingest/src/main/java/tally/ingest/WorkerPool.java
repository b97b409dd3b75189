package tally.ingest;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads that do the work: a fixed number, with names. Work waits in the database, not here: what finds no free
 * thread is refused, so the short queue never overflows. Safe for use by many threads.
 */
final class WorkerPool {
    private final int workers;
    private final ThreadPoolExecutor executor;
    private final Semaphore free;

    WorkerPool(int workers) {
        this.workers = workers;
        this.free = new Semaphore(workers);
        this.executor = new ThreadPoolExecutor(
                workers,
                workers,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(workers),
                NamedThreads.of("tally-worker"));
    }

    /** Runs a job on a free thread; false, and it does not run, where all are at work or the pool has stopped. */
    boolean tryRun(Runnable job) {
        if (!free.tryAcquire()) {
            return false;
        }
        boolean taken = false;
        try {
            executor.execute(() -> runAndRelease(job));
            taken = true;
        } catch (RejectedExecutionException stopped) {
            taken = false;
        } finally {
            if (!taken) {
                free.release();
            }
        }
        return taken;
    }

    /** How many threads are at work. */
    int busy() {
        return workers - free.availablePermits();
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

    private void runAndRelease(Runnable job) {
        try {
            job.run();
        } finally {
            free.release();
        }
    }
}
