package tally.http.json;

import java.util.Optional;
import java.util.UUID;
import tally.domain.UploadId;
import tally.ingest.Reception;

/** The answer to an upload that is durable and waits to be read. */
public record UploadAcceptedView(String status, Data data) {

    /** The view of an accepted file. */
    public static UploadAcceptedView of(Reception.Accepted accepted, String fileName) {
        return new UploadAcceptedView(
                "pending",
                new Data(
                        "Processing file...",
                        accepted.id().value(),
                        fileName,
                        accepted.rowsDetected(),
                        accepted.estimate().toSeconds(),
                        accepted.duplicateOf().map(UploadId::value)));
    }

    /**
     * What is known of the file.
     *
     * @param estimatedProcessingTime in seconds
     * @param duplicateOf a completed upload of the very same bytes
     */
    public record Data(
            String message,
            UUID fileId,
            String fileName,
            long rowsDetected,
            long estimatedProcessingTime,
            Optional<UUID> duplicateOf) {}
}
