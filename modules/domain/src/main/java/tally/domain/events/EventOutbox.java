package tally.domain.events;

import java.util.function.Consumer;

/**
 * The events that were recorded in the transactions that caused them and wait to be delivered, at least once each, by
 * any node. Safe for use by many threads.
 */
public interface EventOutbox {
    /**
     * Takes the oldest event that is due, hands it to the delivery and marks it delivered when that returns. When the
     * delivery throws, the event stays, with the error and a later time to try again.
     *
     * @return false where no event was due
     */
    boolean deliverNext(Consumer<Event> delivery);
}
