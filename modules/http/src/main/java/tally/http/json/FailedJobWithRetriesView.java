package tally.http.json;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tally.domain.failures.FailedJob;
import tally.domain.failures.Retry;
import tally.domain.sales.NumberFormat;

/** A failed row with what was tried to recover it, first to last. */
public record FailedJobWithRetriesView(@JsonUnwrapped FailedJobView job, List<RetryView> retries) {

    /** The view of a failed row with its retries. */
    public static FailedJobWithRetriesView of(FailedJob job, List<Retry> retries) {
        return new FailedJobWithRetriesView(
                FailedJobView.of(job), retries.stream().map(RetryView::of).toList());
    }

    /**
     * One thing that was done about the row.
     *
     * @param dateFormat what the person chose for the dates, if anything; so too {@code numberFormat}
     * @param outcome {@code resolved}, {@code duplicate}, {@code failed} or {@code discarded}; null until it ran
     */
    public record RetryView(
            int number,
            String requestedBy,
            Instant requestedAt,
            Map<String, String> before,
            Map<String, String> after,
            Optional<String> dateFormat,
            Optional<String> numberFormat,
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
                    retry.formats().dateFormat(),
                    retry.formats().numberFormat().map(NumberFormat::example),
                    retry.outcome().map(Retry.Outcome::result),
                    retry.outcome().map(Retry.Outcome::message),
                    retry.outcome().map(Retry.Outcome::finishedAt));
        }
    }
}
