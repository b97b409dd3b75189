package tally.http;

import java.time.Duration;

/** Hears of every request that was answered. Must be safe for use by many threads, and quick. */
@FunctionalInterface
public interface RequestObserver {

    /**
     * A request was answered.
     *
     * @param method one of the six that Tally knows, or {@code other}
     * @param status the HTTP status of the answer
     * @param took from the request's headers to the answer, sending it not included
     */
    void answered(String method, int status, Duration took);
}
