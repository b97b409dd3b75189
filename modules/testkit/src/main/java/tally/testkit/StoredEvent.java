package tally.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import tally.domain.events.Event;
import tally.domain.events.RecordedEvent;

/** An event as {@link Memory} keeps it, with its deliveries. */
final class StoredEvent {
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
    private static final int MOST_DOUBLINGS = 8;

    private final Event event;
    private final Instant createdAt;
    private Instant nextAttempt;
    private RecordedEvent.Delivery delivery = RecordedEvent.Delivery.NONE;

    StoredEvent(Event event, Instant recorded) {
        this.event = event;
        this.createdAt = recorded;
        this.nextAttempt = recorded;
    }

    Event event() {
        return event;
    }

    Instant nextAttempt() {
        return nextAttempt;
    }

    boolean isDue(Instant now) {
        return delivery.deliveredAt().isEmpty() && !nextAttempt.isAfter(now);
    }

    void delivered(Instant now) {
        delivery = new RecordedEvent.Delivery(delivery.attempts() + 1, Optional.of(now), Optional.empty());
    }

    /** Each failure doubles the wait. */
    void tryLater(String error, Instant now) {
        final Duration wait = Duration.ofSeconds(1L << Math.min(delivery.attempts(), MOST_DOUBLINGS));
        nextAttempt = now.plus(wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT);
        delivery = new RecordedEvent.Delivery(delivery.attempts() + 1, Optional.empty(), Optional.of(error));
    }

    void putUpAgain(Instant now) {
        nextAttempt = now;
        delivery = RecordedEvent.Delivery.NONE;
    }

    RecordedEvent snapshot() {
        return new RecordedEvent(event.id(), event.topic().wireName(), event.payload(), createdAt, delivery);
    }
}
