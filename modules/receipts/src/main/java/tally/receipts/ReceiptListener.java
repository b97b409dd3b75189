package tally.receipts;

import tally.domain.uploads.Claim;
import tally.domain.uploads.Upload;

/**
 * Hears how the work on each receipt ended: exactly one call for each that a worker took on, on the worker's thread.
 * Implementations must be safe for use by many threads.
 */
public interface ReceiptListener {
    /** Its items are booked. */
    void completed(Upload receipt);

    /** It waits for a person; its {@code errorMessage} says why. */
    void needsReview(Upload receipt);

    /** Its image can't be read; its {@code errorMessage} says why. */
    void failed(Upload receipt);

    /** It was failed because of an error of the program. */
    void crashed(Claim claim, Throwable cause);

    /** The work stopped before its end: the claim was lost, or the database is away. */
    void interrupted(Claim claim, String reason);
}
