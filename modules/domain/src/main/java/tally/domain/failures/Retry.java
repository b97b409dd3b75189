package tally.domain.failures;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import tally.domain.sales.Field;
import tally.domain.sales.Formats;

/**
 * One thing that was done about a failed row, as it is kept for ever: a try to recover it, or that it was discarded.
 *
 * @param requestedBy the e-mail of who asked for it
 * @param before the values as they were
 * @param after the values that were tried
 * @param formats how dates and numbers were written from then on, where the person said so
 * @param outcome empty until it ran: {@code resolved}, {@code duplicate}, {@code discarded}, or {@code failed} with a
 *     message
 */
public record Retry(
        int number,
        String requestedBy,
        Instant requestedAt,
        Map<Field, String> before,
        Map<Field, String> after,
        Formats formats,
        Optional<Outcome> outcome) {

    /** How it ended. */
    public record Outcome(String result, String message, Instant finishedAt) {}
}
