package tally.testkit;

import java.time.Duration;
import java.time.Instant;
import tally.domain.events.Event;

/** An event as {@link Memory} keeps it, with its deliveries. */
final class StoredEvent {
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
    private static final int MOST_DOUBLINGS = 8;

    private final Event event;
    private Instant nextAttempt;
    private int attempts;
    private boolean delivered;

    StoredEvent(Event event, Instant recorded) {
        this.event = event;
        this.nextAttempt = recorded;
    }

    Event event() {
        return event;
    }

    Instant nextAttempt() {
        return nextAttempt;
    }

    boolean isDue(Instant now) {
        return !delivered && !nextAttempt.isAfter(now);
    }

    void delivered() {
        delivered = true;
    }

    /** Each failure doubles the wait. */
    void tryLater(Instant now) {
        final Duration wait = Duration.ofSeconds(1L << Math.min(attempts, MOST_DOUBLINGS));
        nextAttempt = now.plus(wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT);
        attempts++;
    }
}
