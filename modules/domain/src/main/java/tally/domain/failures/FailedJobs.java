package tally.domain.failures;

import java.util.List;
import java.util.Optional;
import tally.domain.FailedJobId;
import tally.domain.Page;
import tally.domain.PageRequest;
import tally.domain.UserId;

/**
 * The rows that wait for staff. Each method is one transaction: of an action on many rows, all of it has happened or
 * nothing. Safe for use by many threads.
 */
public interface FailedJobs {
    /** A page of the failed rows that match. */
    Page<FailedJob> search(FailedJobFilter filter, FailedJobOrder order, PageRequest page);

    /** The failed rows that match, by upload and cause: the largest groups, so many at most, and how many there are. */
    Page<FailedJobGroup> groups(FailedJobFilter filter, int limit);

    /** One failed row. */
    Optional<FailedJob> find(FailedJobId id);

    /** What was done to recover it, first to last. */
    List<Retry> retries(FailedJobId id);

    /** Puts a row up for another try; of two people who press at the same time, one is told that it is pending. */
    RetryAnswer requestRetry(RetryRequest request);

    /** Puts all rows that match, and no others, up for another try; gives their number. */
    long requestRetries(BulkRetry request);

    /** Runs the checks of {@link #requestRetries} and changes nothing; reads row by row, so any number may match. */
    Rehearsal rehearse(BulkRetry request, RowCheck check);

    /** Takes a row for no sale; its money stays among what failed. */
    DiscardAnswer discard(FailedJobId id, UserId by);

    /** Takes all rows that match, and no others, for no sales; gives their number. */
    long discardAll(FailedJobSelection rows, UserId by);
}
