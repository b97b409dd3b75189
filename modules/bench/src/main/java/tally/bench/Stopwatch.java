package tally.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;

/**
 * From now until uploads are completed, by the clock of the machine, which the server tells their end by: a client sees it only
 * at its next look. Safe for use by many threads.
 */
final class Stopwatch {
    private final Instant start = Instant.now();
    private Instant end = start;

    /** Takes note of the end of an upload, and gives it back. */
    synchronized JsonNode ended(JsonNode upload) {
        final Instant completed = Instant.parse(upload.get("completed_at").asText());
        end = completed.isAfter(end) ? completed : end;
        return upload;
    }

    /** How long it took until the last of them, whose results have this checksum. */
    synchronized Rounds.Took took(long checksum) {
        return new Rounds.Took(millis() / 1e3, checksum);
    }

    /** Until the last of them. */
    synchronized double millis() {
        return Duration.between(start, end).toNanos() / 1e6;
    }
}
