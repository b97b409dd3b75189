package tally.domain.uploads;

import java.time.Duration;
import java.util.Optional;

/**
 * The queue of uploads that wait for a worker, shared by all nodes. Leases are timed by the database's clock. Each
 * method is one transaction. Safe for use by many threads.
 */
public interface UploadQueue {
    /**
     * Takes the next upload: one that waits, or one whose lease ran out; one upload of a business at a time, the oldest
     * first. Uploads that have used up {@link #MAX_ATTEMPTS} are failed instead, with a message.
     */
    Optional<ClaimedUpload> claim(String node, Duration lease);

    /** Holds the claim for another lease; false where it is no longer this node's. */
    boolean renew(Claim claim, Duration lease);

    /** Gives the claim back, so that another worker can go on at once; the attempt does not count. */
    void handBack(Claim claim);

    /** A file that kills the process must not kill every node in turn: after this many attempts it is failed. */
    int MAX_ATTEMPTS = 3;
}
