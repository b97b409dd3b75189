package tally.ingest;

import java.util.Optional;
import tally.domain.BusinessId;
import tally.domain.uploads.ImportOptions;

/**
 * A file that a person hands in, whole and on disk.
 *
 * @param fileName as the sender called it; shown, never a path
 */
public record Incoming(
        BusinessId business,
        String fileName,
        Optional<String> dataSourceName,
        ImportOptions options,
        Spool.Spooled content) {}
