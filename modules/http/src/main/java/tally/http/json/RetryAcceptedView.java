package tally.http.json;

import tally.domain.failures.RetryAnswer;

/** The answer to a wish to retry that was taken. */
public record RetryAcceptedView(String status, String message, int retryCount) {

    /** The view of an accepted wish. */
    public static RetryAcceptedView of(RetryAnswer.Accepted accepted) {
        return new RetryAcceptedView("pending", "Row will be reprocessed", accepted.retryCount());
    }
}
