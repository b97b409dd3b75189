package tally.receipts;

import java.time.Duration;
import java.util.Optional;
import tally.domain.UploadId;

/** What became of an image that was handed in. */
public sealed interface ReceiptReception {
    /**
     * It is durable and will be read.
     *
     * @param duplicateOf a completed receipt with the very same bytes
     */
    record Accepted(UploadId id, Optional<UploadId> duplicateOf) implements ReceiptReception {}

    /** It is no image that Tally reads; {@code message} says what it is instead. Nothing is stored. */
    record NotAnImage(String message) implements ReceiptReception {}

    /** The business sent too many in a minute. Nothing is stored. */
    record TooMany(Duration retryAfter) implements ReceiptReception {}
}
