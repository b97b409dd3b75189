package tally.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import tally.csv.CsvSource;

class FirstFromDiskTest {
    private static final byte[] STORED = "stored".getBytes(StandardCharsets.US_ASCII);

    @Test
    void whereTheDiskFailsInTheMiddleTheRestIsReadFromWhereItIsStored() throws IOException {
        final CsvSource failing = () -> new FailingStream(new ByteArrayInputStream(STORED), 4);

        try (InputStream content = FirstFromDisk.open(failing, () -> new ByteArrayInputStream(STORED))) {
            assertEquals('s', content.read());
            assertEquals("tored", new String(content.readAllBytes(), StandardCharsets.US_ASCII));
        }
    }

    /** A disk that gives so many bytes and then fails. */
    private static final class FailingStream extends FilterInputStream {
        private int left;

        private FailingStream(InputStream source, int left) {
            super(source);
            this.left = left;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (left == 0) {
                throw new IOException("the disk is broken");
            }
            final int count = super.read(target, offset, Math.min(length, left));
            left -= count;
            return count;
        }
    }
}
