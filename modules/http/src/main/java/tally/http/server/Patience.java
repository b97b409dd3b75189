package tally.http.server;

import java.time.Duration;

/**
 * How slow a client may be before its thread is taken back.
 *
 * @param headers how long a request line and its headers may take
 * @param window over how much waiting the speed of a body is measured
 * @param bytesPerSecond the least speed, of a request's body and of a client that takes a response
 */
public record Patience(Duration headers, Duration window, long bytesPerSecond) {

    /** Kind to a phone in a shop's cellar, and still enough that a few idlers cannot stop the server. */
    public static final Patience USUAL = new Patience(Duration.ofSeconds(2), Duration.ofSeconds(10), 500);

    /** How many bytes {@code nanos} of waiting must have brought. */
    long leastBytes(long nanos) {
        return (long) (nanos / 1e9 * bytesPerSecond);
    }
}
