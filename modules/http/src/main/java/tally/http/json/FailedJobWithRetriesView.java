package tally.http.json;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tally.domain.failures.FailedJob;
import tally.domain.failures.Retry;

/** A failed row with what was tried to recover it, first to last. */
public record FailedJobWithRetriesView(@JsonUnwrapped FailedJobView job, List<RetryView> retries) {

    /** The view of a failed row with its retries. */
    public static FailedJobWithRetriesView of(FailedJob job, List<Retry> retries) {
        return new FailedJobWithRetriesView(
                FailedJobView.of(job), retries.stream().map(RetryView::of).toList());
    }

    /**
     * One try.
     *
     * @param outcome {@code resolved}, {@code duplicate} or {@code failed}; null until it ran
     */
    public record RetryView(
            int number,
            String requestedBy,
            Instant requestedAt,
            Map<String, String> before,
            Map<String, String> after,
            Optional<String> outcome,
            Optional<String> message,
            Optional<Instant> finishedAt) {

        private static RetryView of(Retry retry) {
            return new RetryView(
                    retry.number(),
                    retry.requestedBy(),
                    retry.requestedAt(),
                    RowData.of(retry.before()),
                    RowData.of(retry.after()),
                    retry.outcome().map(Retry.Outcome::result),
                    retry.outcome().map(Retry.Outcome::message),
                    retry.outcome().map(Retry.Outcome::finishedAt));
        }
    }
}
