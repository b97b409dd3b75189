package tally.ingest;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tally.csv.CsvSource;

/** The bytes of a file on disk, and where the disk fails, the rest of the same from where they are stored. For one thread. */
final class FirstFromDisk extends InputStream {
    private static final Logger LOG = LoggerFactory.getLogger("tally.ingest");

    private final CsvSource stored;
    private InputStream source;
    private long position;

    private FirstFromDisk(InputStream source, CsvSource stored) {
        this.source = source;
        this.stored = stored;
    }

    static InputStream open(CsvSource disk, CsvSource stored) throws IOException {
        return new BufferedInputStream(new FirstFromDisk(disk.open(), stored));
    }

    @Override
    public int read() throws IOException {
        final byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        final int count = readOrGoOn(target, offset, length);
        position += Math.max(0, count);
        return count;
    }

    private int readOrGoOn(byte[] target, int offset, int length) throws IOException {
        try {
            return source.read(target, offset, length);
        } catch (IOException diskFailed) {
            LOG.warn("A file on disk can't be read, its rest is read from the database", diskFailed);
            source.close();
            source = stored.open();
            source.skipNBytes(position);
            return source.read(target, offset, length);
        }
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
