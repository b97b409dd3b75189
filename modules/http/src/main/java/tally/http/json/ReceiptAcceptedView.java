package tally.http.json;

import java.util.Optional;
import java.util.UUID;
import tally.domain.UploadId;
import tally.receipts.ReceiptReception;

/** The answer to an image that is durable and waits to be read. */
public record ReceiptAcceptedView(String status, Data data) {

    /** What an image takes on one core, with a second look at it. */
    private static final long ESTIMATED_SECONDS = 3;

    /** The view of an accepted image. */
    public static ReceiptAcceptedView of(ReceiptReception.Accepted accepted, String fileName) {
        return new ReceiptAcceptedView(
                "pending",
                new Data(
                        "Extracting receipt data...",
                        accepted.id().value(),
                        fileName,
                        ESTIMATED_SECONDS,
                        accepted.duplicateOf().map(UploadId::value)));
    }

    /**
     * What is known of the image.
     *
     * @param estimatedProcessingTime in seconds
     * @param duplicateOf a completed receipt with the very same bytes
     */
    public record Data(
            String message, UUID imageId, String fileName, long estimatedProcessingTime, Optional<UUID> duplicateOf) {}
}
