package tally.http.server;

import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Runs each exchange on a thread of its own, of which there are many, because the JDK's server reads a request on the
 * thread that answers it; how many of them work at once is up to the {@link WorkPlaces}. When all are taken, an exchange
 * goes to a small second pool that does nothing but say so: a client that reads '503, try again' is better off than one
 * that sees a reset. When that one is full too, the JDK's server closes the connection. Safe for use by many threads.
 */
final class TurnExecutor implements Executor {

    private static final ThreadLocal<Turn> TURNS = new ThreadLocal<>();
    private static final int REFUSAL_THREADS = 8;
    private static final int REFUSAL_QUEUE = 1024;
    private static final int IDLE_SECONDS = 30;

    private final Watchdog watchdog;
    private final WorkPlaces places;
    private final Set<String> reserved;
    private final ThreadPoolExecutor workers;
    private final ThreadPoolExecutor refusals;

    TurnExecutor(Watchdog watchdog, Capacity capacity) {
        this.watchdog = watchdog;
        this.places = new WorkPlaces(capacity.threads());
        this.reserved = capacity.reserved();
        this.workers = pool("http", capacity.threads() + capacity.waiting(), new SynchronousQueue<>());
        this.refusals = pool("http-refusal", REFUSAL_THREADS, new ArrayBlockingQueue<>(REFUSAL_QUEUE));
        this.refusals.setCorePoolSize(REFUSAL_THREADS);
    }

    private static ThreadPoolExecutor pool(String name, int threads, BlockingQueue<Runnable> queue) {
        return new ThreadPoolExecutor(0, threads, IDLE_SECONDS, TimeUnit.SECONDS, queue, new NamedThreads(name));
    }

    @Override
    public void execute(Runnable exchange) {
        try {
            workers.execute(() -> takeTurn(exchange, true));
        } catch (RejectedExecutionException full) {
            refusals.execute(() -> takeTurn(exchange, false));
        }
    }

    /** Where a request for {@code path} is worked on. */
    private WorkPlaces.Place placeFor(String path) {
        return reserved.contains(path) ? WorkPlaces.reserved() : places.place();
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
        TURNS.set(new Turn(watch, admitted, this::placeFor));
        try {
            exchange.run();
        } finally {
            TURNS.remove();
            watchdog.release(watch);
        }
    }
}
