package tally.csv;

import java.io.IOException;
import java.io.InputStream;

/** A file's bytes, which can be read from the start as often as needed. */
@FunctionalInterface
public interface CsvSource {

    /**
     * The bytes from the first one on, in a new stream that the caller closes.
     *
     * @throws IOException when they cannot be read
     */
    InputStream open() throws IOException;
}
