package tally.http.auth;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import tally.http.server.ApiError;

/**
 * Where requests wait for the hash of a password. Few wait: each hash takes 200 ms, and a crowd of those who wait would
 * take every thread of the server. Safe for use by many threads.
 */
public final class HashingQueue {

    private static final int MAX_WAITING = 8;

    private final Semaphore places = new Semaphore(MAX_WAITING);

    /** What comes of the work, which hashes; {@code 503} with {@code Retry-After} where too many wait already. */
    <T> T join(Supplier<T> work) {
        if (!places.tryAcquire()) {
            throw ApiError.unavailable("Many people are signing in. Please try again.", Duration.ofSeconds(1));
        }
        try {
            return work.get();
        } finally {
            places.release();
        }
    }
}
