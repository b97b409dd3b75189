package tally.ingest;

import java.time.Duration;
import java.util.Optional;
import tally.domain.UploadId;

/** What became of a file that was handed in. */
public sealed interface Reception {
    /**
     * It is durable and will be read.
     *
     * @param estimate how long that may take
     * @param duplicateOf a completed upload of the very same bytes
     */
    record Accepted(UploadId id, long rowsDetected, Duration estimate, Optional<UploadId> duplicateOf)
            implements Reception {}

    /** It is no CSV file; {@code message} says what it is instead and what to do. Nothing is stored. */
    record NotCsv(String message) implements Reception {}

    /** The business sent too many in a minute. Nothing is stored. */
    record TooMany(Duration retryAfter) implements Reception {}
}
