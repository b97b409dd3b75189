package tally.ingest;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import tally.csv.CsvSource;
import tally.domain.uploads.ImportOptions;

/** A file with this text, which counts the streams that were opened and not closed. */
final class TextFile implements CsvSource {
    private final byte[] bytes;
    private int open;

    TextFile(String... lines) {
        this(StandardCharsets.UTF_8, lines);
    }

    TextFile(Charset charset, String... lines) {
        this.bytes = String.join("\n", lines).getBytes(charset);
    }

    @Override
    public InputStream open() {
        open++;
        return new FilterInputStream(new ByteArrayInputStream(bytes)) {
            @Override
            public void close() {
                open--;
            }
        };
    }

    int stillOpen() {
        return open;
    }

    SalesFile salesFile() throws UnreadableFileException {
        return salesFile(ImportOptions.DEFAULT);
    }

    SalesFile salesFile(ImportOptions options) throws UnreadableFileException {
        return SalesFile.open(this, options);
    }
}
