package tally.domain.events;

import java.time.Instant;
import java.util.Optional;
import tally.domain.EventId;

/**
 * An event as the outbox keeps it, with what became of its delivery.
 *
 * @param topic the topic's wire name; one that a newer version of Tally has recorded may be unknown here
 */
public record RecordedEvent(EventId id, String topic, EventPayload payload, Instant createdAt, Delivery delivery) {
    /**
     * The event to deliver.
     *
     * @throws IllegalStateException where this version does not know the topic
     */
    public Event event() {
        return new Event(
                id,
                Topic.of(topic)
                        .orElseThrow(() -> new IllegalStateException("This version of Tally does not know the topic")),
                payload);
    }

    /**
     * What became of the delivery.
     *
     * @param attempts how often it was tried
     * @param deliveredAt when it succeeded; empty while it waits
     * @param error why the last try failed; empty where it did not
     */
    public record Delivery(int attempts, Optional<Instant> deliveredAt, Optional<String> error) {
        /** Not tried yet. */
        public static final Delivery NONE = new Delivery(0, Optional.empty(), Optional.empty());
    }
}
