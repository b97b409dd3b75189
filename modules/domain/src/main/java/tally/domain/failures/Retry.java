package tally.domain.failures;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import tally.domain.sales.Field;

/**
 * One attempt to recover a failed row, as it is kept for ever.
 *
 * @param requestedBy the e-mail of who asked for it
 * @param before the values as they were
 * @param after the values that were tried
 * @param outcome empty until it ran: {@code resolved}, {@code duplicate}, or {@code failed} with a message
 */
public record Retry(
        int number,
        String requestedBy,
        Instant requestedAt,
        Map<Field, String> before,
        Map<Field, String> after,
        Optional<Outcome> outcome) {

    /** How it ended. */
    public record Outcome(String result, String message, Instant finishedAt) {}
}
