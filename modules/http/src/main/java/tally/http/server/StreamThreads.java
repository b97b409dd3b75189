package tally.http.server;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Sends the responses that do not end, each on a thread of its own: one on the threads that answer requests would keep it
 * from all other clients. There is a highest number of them. Safe for use by many threads.
 */
final class StreamThreads {

    /** How many clients may listen at once. */
    static final int MOST_STREAMS = 16;

    private static final Duration IDLE = Duration.ofSeconds(10);
    private static final Duration LONGEST_END = Duration.ofSeconds(2);

    private final Watchdog watchdog;
    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            0,
            MOST_STREAMS,
            IDLE.toSeconds(),
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            new NamedThreads("http-stream"));

    StreamThreads(Watchdog watchdog) {
        this.watchdog = watchdog;
    }

    /** Runs {@code sending} on a thread of its own, under the eye of the watchdog; false where there are too many. */
    boolean run(Consumer<Watch> sending) {
        try {
            threads.execute(() -> runWatched(sending));
            return true;
        } catch (RejectedExecutionException full) {
            return false;
        }
    }

    private void runWatched(Consumer<Watch> sending) {
        Watch watch = watchdog.watch();
        try {
            sending.accept(watch);
        } finally {
            watchdog.release(watch);
        }
    }

    /** Ends all of them, and waits a moment until they have said so to their clients. */
    void stop() {
        threads.shutdownNow();
        try {
            if (!threads.awaitTermination(LONGEST_END.toMillis(), TimeUnit.MILLISECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }
}
