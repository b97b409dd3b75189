package tally.domain.failures;

import java.util.List;
import java.util.Optional;
import tally.domain.FailedJobId;
import tally.domain.Page;
import tally.domain.PageRequest;

/** The rows that wait for staff. Each method is one transaction. Safe for use by many threads. */
public interface FailedJobs {
    /** A page of the failed rows that match. */
    Page<FailedJob> search(FailedJobFilter filter, FailedJobOrder order, PageRequest page);

    /** One failed row. */
    Optional<FailedJob> find(FailedJobId id);

    /** What was tried to recover it, first to last. */
    List<Retry> retries(FailedJobId id);

    /** Puts a row up for another try; of two people who press at the same time, one is told that it is pending. */
    RetryAnswer requestRetry(RetryRequest request);
}
