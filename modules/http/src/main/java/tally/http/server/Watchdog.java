package tally.http.server;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Takes threads back from clients that send or take next to nothing: the JDK's server reads on the threads of its
 * pool, so that a few half-sent requests would stop it. Looks twice a second. Safe for use by many threads.
 */
final class Watchdog {

    private static final long ROUND_MILLIS = 500;

    private final Patience patience;
    private final Set<Watch> watches = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(new NamedThreads("http-watchdog"));
    private final Future<?> rounds;

    Watchdog(Patience patience) {
        this.patience = patience;
        rounds = clock.scheduleAtFixedRate(this::look, ROUND_MILLIS, ROUND_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Begins to watch the calling thread, which is about to read a request. */
    Watch watch() {
        Watch watch = new Watch(patience, System.nanoTime());
        watches.add(watch);
        return watch;
    }

    /** Stops watching. */
    void release(Watch watch) {
        watches.remove(watch);
        watch.end();
    }

    void stop() {
        rounds.cancel(false);
        clock.shutdownNow();
    }

    private void look() {
        long now = System.nanoTime();
        watches.forEach(watch -> watch.check(now));
    }
}
