package tally.domain.failures;

/**
 * What a retry of many rows would bring, found by running the checks and changing nothing.
 *
 * @param wouldPass how many of the {@code count} rows are sales by the rules; some may turn out to be duplicates
 */
public record Rehearsal(long count, long wouldPass) {}
