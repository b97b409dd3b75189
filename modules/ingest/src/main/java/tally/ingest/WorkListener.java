package tally.ingest;

import java.util.List;
import java.util.Optional;
import tally.domain.failures.RetryQueue;
import tally.domain.uploads.Claim;
import tally.domain.uploads.Upload;

/**
 * Hears how each piece of work ended, exactly one call for each upload that a worker took on, and when there is none left. Called on
 * the workers' threads; implementations must be safe for use by many threads.
 */
public interface WorkListener {
    /** The upload was read to its end and is completed. */
    void completed(Upload upload);

    /** The upload was failed as a whole for a reason that lies in the file; its {@code errorMessage} says which. */
    void failed(Upload upload);

    /** The upload was failed as a whole because of an error of the program. */
    void crashed(Claim claim, Throwable cause);

    /** The work stopped before its end: the claim was lost, the database is away, or the node shuts down. */
    void interrupted(Claim claim, String reason);

    /**
     * An error of the program ended no upload: it was met while a failed row was tried again, or while work was looked for.
     *
     * @param row the failed row; empty where it was none
     */
    void troubled(Optional<RetryQueue.PendingRow> row, Throwable cause);

    /** Failed rows were tried again, one at least, and all in one transaction. */
    void retried(List<RetryQueue.Outcome> outcomes);

    /**
     * No upload is worked on here, and none waits that could be: the time for a piece of what can wait. Told whenever work has been
     * looked for, so more often than there was some.
     *
     * @return true where there was such a piece, so that there may be another; uploads that have come meanwhile go first
     */
    boolean rested();
}
