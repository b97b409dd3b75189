package tally.http.server;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * How many requests are worked on at once. A request holds a place while there is work to do on it, not while it waits
 * for its client: however many clients dawdle, the places are for those that do not. Safe for use by many threads.
 */
final class WorkPlaces {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final Semaphore free;

    WorkPlaces(int places) {
        this.free = new Semaphore(places);
    }

    /** A place for one request, not taken yet. */
    Place place() {
        return new Place(free);
    }

    /** A place that is always free, for a request that costs next to nothing and must not wait. */
    static Place reserved() {
        return new Place(new Semaphore(1));
    }

    /** One request's place. Used by one thread. */
    static final class Place implements AutoCloseable {

        private final Semaphore free;
        private boolean held;
        private boolean given;

        private Place(Semaphore free) {
            this.free = free;
        }

        /** Waits until there is work force for this request; a 503 where that takes too long. */
        void take() {
            if (held || given) {
                return;
            }
            held = acquire();
            if (!held) {
                throw ApiError.unavailable("Tally is too busy just now. Please try again in a moment.", RETRY_AFTER);
            }
        }

        /** Lets somebody else work, while this request waits for its client. */
        void leave() {
            if (held) {
                held = false;
                free.release();
            }
        }

        /** Gives the place up: the answer is there, and sending it waits for nobody but the client. */
        @Override
        public void close() {
            leave();
            given = true;
        }

        private boolean acquire() {
            try {
                return free.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException serverStops) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }
}
