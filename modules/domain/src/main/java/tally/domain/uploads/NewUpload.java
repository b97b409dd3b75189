package tally.domain.uploads;

import java.util.Optional;
import java.util.function.Supplier;
import tally.domain.BusinessId;
import tally.domain.UploadId;

/**
 * A file that arrived and is about to be stored.
 *
 * @param fileName as the sender called it; shown, never a path
 * @param dataSourceName what the sender calls the till or shop that it comes from
 * @param found to be asked when its bytes are stored: until then the first look may still go on
 */
public record NewUpload(
        UploadId id,
        BusinessId business,
        String fileName,
        Optional<String> dataSourceName,
        ImportOptions options,
        Fingerprint content,
        Supplier<FirstLook> found) {

    /** As the file is to be read, by every attempt: in the charset that was found where nobody has named one. */
    public ImportOptions reading() {
        return options.charset().isPresent()
                ? options
                : options.inCharset(found.get().charset());
    }

    /**
     * What was found in the file when it came in.
     *
     * @param rows how many data rows
     * @param charset an IANA name; empty where the file could not be read as a table
     */
    public record FirstLook(long rows, Optional<String> charset) {}

    /** What tells the very same bytes again: their SHA-256 (64 hex digits) and their number. */
    public record Fingerprint(String sha256, long bytes) {}
}
