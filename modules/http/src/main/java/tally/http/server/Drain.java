package tally.http.server;

import java.time.Duration;

/**
 * How much of a body that nobody wants is still read.
 *
 * @param maxBytes at most this many bytes
 * @param maxTime and at most this long
 */
record Drain(long maxBytes, Duration maxTime) {

    /**
     * After an answer: so long that whoever sends the wrong file, a film for example, sees why it was refused. It costs a
     * thread that waits, and what a client that sends slower than it should may cost as well.
     */
    static final Drain USUAL = new Drain(16L * 1024 * 1024 * 1024, Duration.ofMinutes(1));

    /** Nothing. */
    static final Drain NONE = new Drain(0, Duration.ZERO);

    /** Where the server is too busy for more. */
    static final Drain SHORT = new Drain(16L * 1024 * 1024, Duration.ofSeconds(2));
}
