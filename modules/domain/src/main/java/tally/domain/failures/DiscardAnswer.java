package tally.domain.failures;

/** What became of a wish to discard. */
public sealed interface DiscardAnswer {
    /** It is discarded, and stays so. */
    record Discarded(FailedJob job) implements DiscardAnswer {}

    /** It is not waiting for a person: pending, resolved or discarded already. */
    record NotOpen(FailureStatus status) implements DiscardAnswer {}

    /** There is no such failed row. */
    record Unknown() implements DiscardAnswer {}
}
