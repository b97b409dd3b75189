package tally.http.server;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Runs exchanges on a bounded pool with a bounded queue. When both are full, an exchange goes to a tiny second pool
 * that does nothing but say so: a client that reads '503, try again' is better off than one that sees a reset. When
 * that one is full too, the JDK's server closes the connection. Safe for use by many threads.
 */
final class TurnExecutor implements Executor {

    private static final ThreadLocal<Turn> TURNS = new ThreadLocal<>();
    private static final int REFUSAL_THREADS = 2;
    private static final int REFUSAL_QUEUE = 64;

    private final Watchdog watchdog;
    private final ThreadPoolExecutor workers;
    private final ThreadPoolExecutor refusals;

    TurnExecutor(Watchdog watchdog, int threads, int queue) {
        this.watchdog = watchdog;
        this.workers = pool("http", threads, queue);
        this.refusals = pool("http-refusal", REFUSAL_THREADS, REFUSAL_QUEUE);
    }

    private static ThreadPoolExecutor pool(String name, int threads, int queue) {
        return new ThreadPoolExecutor(
                threads, threads, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(queue), new NamedThreads(name));
    }

    @Override
    public void execute(Runnable exchange) {
        try {
            workers.execute(() -> takeTurn(exchange, true));
        } catch (RejectedExecutionException full) {
            refusals.execute(() -> takeTurn(exchange, false));
        }
    }

    /** The turn of the calling thread, which must be in the middle of an exchange. */
    static Turn current() {
        return TURNS.get();
    }

    void stop() {
        workers.shutdownNow();
        refusals.shutdownNow();
    }

    private void takeTurn(Runnable exchange, boolean admitted) {
        Watch watch = watchdog.watch();
        TURNS.set(new Turn(watch, admitted));
        try {
            exchange.run();
        } finally {
            TURNS.remove();
            watchdog.release(watch);
        }
    }
}
