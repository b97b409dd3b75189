package tally.ingest;

import java.io.BufferedInputStream;
import java.nio.file.Files;
import java.util.Optional;
import tally.csv.CsvSource;
import tally.domain.BusinessId;
import tally.domain.uploads.GivenOptions;
import tally.domain.uploads.ImportOptions;
import tally.domain.uploads.UploadInbox;

/**
 * A file that a person hands in, whole and on disk.
 *
 * @param fileName as the sender called it; shown, never a path
 * @param given what the sender said about this file
 */
public record Incoming(
        BusinessId business,
        String fileName,
        Optional<String> dataSourceName,
        GivenOptions given,
        Spool.Spooled content) {

    /** What was said about it, and where nothing was, about the last file from its data source. */
    ImportOptions options(UploadInbox inbox) {
        return given.over(
                dataSourceName.flatMap(name -> inbox.remembered(business, name)).orElse(ImportOptions.DEFAULT));
    }

    CsvSource source() {
        return () -> new BufferedInputStream(Files.newInputStream(content.file()));
    }
}
