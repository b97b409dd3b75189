package tally.domain.uploads;

import java.time.Duration;
import java.util.Optional;
import tally.domain.UploadId;

/** What became of a file that was handed in. */
public sealed interface Acceptance {
    /** It is durable and in the queue; {@code duplicateOf} is a completed upload of the very same bytes. */
    record Stored(Optional<UploadId> duplicateOf) implements Acceptance {}

    /** The business sent too many in a minute; nothing is stored; another may come after {@code retryAfter}. */
    record TooMany(Duration retryAfter) implements Acceptance {}
}
