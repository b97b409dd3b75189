package tally.ingest;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import tally.csv.CsvSource;

/**
 * The bytes of a stored file. To find out how it is written takes a dozen looks at its beginning: a file that is small is fetched
 * once for all of them, and a larger one each time. For one thread.
 */
final class StoredFile implements CsvSource {
    private static final int SMALL_BYTES = 1 << 16;

    private final CsvSource stored;
    private Optional<byte[]> beginning = Optional.empty();

    StoredFile(CsvSource stored) {
        this.stored = stored;
    }

    @Override
    public InputStream open() throws IOException {
        final byte[] first = beginning();
        return first.length > SMALL_BYTES ? stored.open() : new ByteArrayInputStream(first);
    }

    /** The whole of a small file, and one byte more than that of a larger one. */
    private byte[] beginning() throws IOException {
        if (beginning.isEmpty()) {
            try (InputStream content = stored.open()) {
                beginning = Optional.of(content.readNBytes(SMALL_BYTES + 1));
            }
        }
        return beginning.get();
    }
}
