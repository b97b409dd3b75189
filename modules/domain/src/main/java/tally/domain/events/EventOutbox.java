package tally.domain.events;

import java.util.Optional;
import java.util.function.Consumer;
import tally.domain.EventId;
import tally.domain.Page;
import tally.domain.PageRequest;
import tally.domain.audit.Actor;

/**
 * The events that were recorded in the transactions that caused them, each to be delivered at least once, by any node.
 * Safe for use by many threads.
 */
public interface EventOutbox {
    /**
     * Takes the oldest event that is due, hands it to the delivery and marks it delivered when that returns. When the
     * delivery throws, the event stays, with the error and a later time to try again.
     *
     * @return false where no event was due
     */
    boolean deliverNext(Consumer<Event> delivery);

    /** A page of the events that match, delivered or not, newest first. */
    Page<RecordedEvent> search(EventFilter filter, PageRequest page);

    /**
     * Puts an event up for delivery as if it had just been recorded, whether it was delivered or not, and says so in the
     * audit trail.
     *
     * @return the event as it waits; empty where there is none
     */
    Optional<RecordedEvent> redeliver(EventId id, Actor by);
}
