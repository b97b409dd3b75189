package tally.domain.retention;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Removes what has been kept long enough, a little at a time: each step is one short transaction that looks at a bounded number of
 * candidates and goes on behind the last, so a sweep looks at each of them once. Timed by the store's own clock, as leases are.
 * Safe for use by many threads and nodes.
 */
public interface Retention {
    /**
     * Takes the turn to sweep, for this node alone.
     *
     * @param time after which another node may take it, where this one does not keep it
     * @return whether this node has it now
     */
    boolean takeTurn(String node, Duration time);

    /**
     * Keeps the turn for so long from now on.
     *
     * @return whether this node has it still
     */
    boolean keepTurn(String node, Duration time);

    /**
     * Removes the next few.
     *
     * @param keptFor how long they are kept
     * @param after where the step before ended
     */
    Step removeNext(Kept what, Duration keptFor, Place after, int atMost);

    /** Where a sweep is: what went first is looked at first. */
    record Place(Instant at, UUID id) {
        /** Before everything. */
        public static final Place START = new Place(Instant.EPOCH, new UUID(0, 0));
    }

    /**
     * What a step has done.
     *
     * @param removed how many went; of an upload's bytes, those whose last piece went
     * @param next where to go on; empty where nothing is left to look at
     */
    record Step(long removed, Optional<Place> next) {}
}
