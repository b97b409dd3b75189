package tally.http.server;

import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Runs each exchange on a thread of its own, of which there are many, because the JDK's server reads a request on the
 * thread that answers it; how many of them work at once is up to the {@link WorkPlaces}. When all are taken, an exchange
 * goes to a small second pool that does nothing but say so: a client that reads '503, try again' is better off than one
 * that sees a reset. When that one is full too, those who start threads refuse as well, and when they no longer keep up,
 * the JDK's server closes the connection.
 *
 * <p>Whoever starts a thread waits until it runs, which takes 10 ms and more while others have the processors. The one
 * thread that accepts connections must not wait so: in a burst everybody else would stand in line behind it. So new
 * threads are started by several others, side by side. Safe for use by many threads.
 */
final class TurnExecutor implements Executor {

    private static final ThreadLocal<Turn> TURNS = new ThreadLocal<>();
    private static final int SMALL_POOL = 8;
    private static final int LONGEST_QUEUE = 1024;
    private static final int IDLE_SECONDS = 30;

    private final Watchdog watchdog;
    private final WorkPlaces places;
    private final Set<String> reserved;
    private final SynchronousQueue<Runnable> idle = new SynchronousQueue<>();
    private final ThreadPoolExecutor workers;
    private final ThreadPoolExecutor starters = smallPool("http-starter");
    private final ThreadPoolExecutor refusals = smallPool("http-refusal");

    TurnExecutor(Watchdog watchdog, Capacity capacity) {
        this.watchdog = watchdog;
        this.places = new WorkPlaces(capacity.threads());
        this.reserved = capacity.reserved();
        this.workers = new ThreadPoolExecutor(
                0,
                capacity.threads() + capacity.waiting(),
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                idle,
                new NamedThreads("http"));
        this.starters.prestartAllCoreThreads();
        // Behind execute() nobody is left who would close the connection of a request that is dropped.
        this.refusals.setRejectedExecutionHandler(new ThreadPoolExecutor.CallerRunsPolicy());
    }

    private static ThreadPoolExecutor smallPool(String name) {
        return new ThreadPoolExecutor(
                SMALL_POOL,
                SMALL_POOL,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(LONGEST_QUEUE),
                new NamedThreads(name));
    }

    /** Throws {@link RejectedExecutionException} where even those who wait for a thread are too many. */
    @Override
    public void execute(Runnable exchange) {
        Runnable turn = () -> takeTurn(exchange, true);
        if (!idle.offer(turn)) {
            starters.execute(() -> start(turn, exchange));
        }
    }

    private void start(Runnable turn, Runnable exchange) {
        try {
            workers.execute(turn);
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
        starters.shutdownNow();
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
