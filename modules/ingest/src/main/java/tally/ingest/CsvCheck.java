package tally.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tally.csv.ContentKind;

/** Tells, before anything else is done with a file, whether it can be CSV at all: by its content and by its name. */
final class CsvCheck {
    private static final Set<String> ENDINGS = Set.of(".csv", ".tsv", ".txt", ".tab");

    private CsvCheck() {}

    /** Why it can't, for the shop; empty where it can. */
    static Optional<String> complaint(Incoming incoming) {
        final ContentKind kind = ContentKind.of(head(incoming));
        if (kind != ContentKind.TEXT) {
            return Optional.of("The file is not a CSV file but " + kind.plainName()
                    + ". Please export your sales as CSV and upload that file.");
        }
        final String name = incoming.fileName().toLowerCase(Locale.ROOT);
        return ENDINGS.stream().anyMatch(name::endsWith)
                ? Optional.empty()
                : Optional.of("The file's name must end with .csv (or .tsv or .txt): " + incoming.fileName());
    }

    private static byte[] head(Incoming incoming) {
        try (InputStream content = incoming.source().open()) {
            return content.readNBytes(ContentKind.HEAD_BYTES);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
