package tally.domain.failures;

/** What became of a wish to retry. */
public sealed interface RetryAnswer {
    /** It will be tried, for the {@code retryCount}-th time. */
    record Accepted(int retryCount) implements RetryAnswer {}

    /** It is not waiting for a person: already pending, resolved or discarded. */
    record NotOpen(FailureStatus status) implements RetryAnswer {}

    /** There is no such failed row. */
    record Unknown() implements RetryAnswer {}
}
