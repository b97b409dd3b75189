package tally.domain.uploads;

import java.util.Optional;
import tally.domain.BusinessId;
import tally.domain.UploadId;

/**
 * A file that arrived and is about to be stored.
 *
 * @param fileName as the sender called it; shown, never a path
 * @param dataSourceName what the sender calls the till or shop that it comes from
 */
public record NewUpload(
        UploadId id,
        BusinessId business,
        String fileName,
        Optional<String> dataSourceName,
        ImportOptions options,
        Fingerprint content,
        long rowsDetected) {

    /** What tells the very same bytes again: their SHA-256 (64 hex digits) and their number. */
    public record Fingerprint(String sha256, long bytes) {}
}
