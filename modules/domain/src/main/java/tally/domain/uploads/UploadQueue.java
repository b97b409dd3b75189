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
     * first. Businesses take turns: one that has just had a file begun goes behind those that wait. Uploads that have used up {@link #MAX_TRIES} are failed instead, with a message.
     */
    Optional<ClaimedUpload> claim(String node, Duration lease);

    /** Holds the claim for another lease; false where it is no longer this node's. */
    boolean renew(Claim claim, Duration lease);

    /**
     * Gives the claim back, so that another worker can go on at once. To be called also where the claim was lost: what
     * can still say so was not killed, and so the try does not count.
     */
    void handBack(Claim claim);

    /**
     * Gives the claim back because the database could not do the work: as {@link #handBack}, but the upload is left
     * alone for a second, and longer each time until a batch is booked, at most eight.
     */
    void postpone(Claim claim);

    /**
     * Ends the leases of a node that is known to be dead, of files and receipts alike, so that nobody has to wait until they
     * run out. What it had claimed counts as a try that killed it.
     *
     * @return how many leases were ended
     */
    int endLeases(String deadNode);

    /**
     * A file that kills the process must not kill every node in turn: after so many tries it is failed. A try is a claim
     * that was never given back; what is booked makes those before it forgotten.
     */
    int MAX_TRIES = 3;
}
