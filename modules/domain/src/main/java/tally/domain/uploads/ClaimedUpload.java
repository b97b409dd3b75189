package tally.domain.uploads;

import java.time.Instant;
import java.time.ZoneId;

/**
 * An upload that a worker has taken on, with what it needs to read it.
 *
 * @param timeZone the business's, which decides what today is
 * @param createdAt when it was uploaded: dates are judged by this day, so that every attempt judges alike
 * @param done what earlier attempts have booked: where the work goes on
 */
public record ClaimedUpload(
        Claim claim,
        String fileName,
        ImportOptions options,
        ZoneId timeZone,
        Instant createdAt,
        Upload.Counters done) {}
