package tally.http.server;

import java.time.Duration;

/**
 * How much of a body that nobody wants is still read.
 *
 * @param maxBytes at most this many bytes
 * @param maxTime and at most this long
 */
record Drain(long maxBytes, Duration maxTime) {

    /** After an answer: enough that a shop's browser sees why its upload was refused. */
    static final Drain USUAL = new Drain(64L * 1024 * 1024, Duration.ofSeconds(10));

    /** Nothing. */
    static final Drain NONE = new Drain(0, Duration.ZERO);

    /** Where the server is too busy for more. */
    static final Drain SHORT = new Drain(1024L * 1024, Duration.ofSeconds(1));
}
