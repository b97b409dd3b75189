package tally.http.multipart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tally.http.server.ApiError;

final class BoundaryScannerTest {

    private static final String BOUNDARY = "----Bo--u";
    private static final byte[] LOOKALIKES =
            ascii("\r\n------Bo--ux\r\n------Bo--\r\n-\r\r\n------Bo--u-\r------Bo--u\n");

    @Test
    void contentComesThroughByteForByteAtEveryBufferSize() throws IOException {
        for (int bufferBytes = 1; bufferBytes <= 3 * LOOKALIKES.length; bufferBytes++) {
            assertArrayEquals(LOOKALIKES, content(form(LOOKALIKES), bufferBytes, 7), "buffer of " + bufferBytes);
        }
    }

    @Test
    void randomContentMadeOfTheBoundaryOwnBytesComesThrough() throws IOException {
        Random random = new Random(42);
        byte[] alphabet = ascii("\r\n-Bou");
        for (int round = 0; round < 2_000; round++) {
            byte[] content = new byte[random.nextInt(200)];
            for (int i = 0; i < content.length; i++) {
                content[i] = alphabet[random.nextInt(alphabet.length)];
            }
            int bufferBytes = 1 + random.nextInt(64);
            assertArrayEquals(content, content(form(content), bufferBytes, 1 + random.nextInt(9)), "round " + round);
        }
    }

    @Test
    void emptyContentIsContentToo() throws IOException {
        assertArrayEquals(new byte[0], content(form(new byte[0]), 64, 7));
    }

    @Test
    void streamThatEndsBeforeTheBoundaryIsRefused() {
        byte[] whole = form(LOOKALIKES);
        for (int length = 0; length < whole.length - "\r\n".length(); length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            ApiError refused = assertThrows(ApiError.class, () -> content(cut, 64, 7), "cut at " + length);
            assertEquals("INVALID_BODY", refused.code());
        }
    }

    @Test
    void twoHundredMegabytesTakeSeconds() {
        long size = 200L * 1024 * 1024;
        InputStream head = new ByteArrayInputStream(ascii("--" + BOUNDARY + "\r\n\r\n"));
        InputStream tail = new ByteArrayInputStream(ascii("\r\n--" + BOUNDARY + "--\r\n"));
        InputStream whole = new SequenceInputStream(head, new SequenceInputStream(new Lines(size), tail));
        long read = assertTimeoutPreemptively(Duration.ofSeconds(10), () -> countContent(whole));
        assertEquals(size, read);
    }

    private static long countContent(InputStream whole) throws IOException {
        BoundaryScanner scanner = new BoundaryScanner(whole, BOUNDARY, 64 * 1024);
        scanner.skipContent();
        scanner.passDelimiter();
        scanner.readLine(10);
        byte[] target = new byte[8 * 1024];
        long count = 0;
        for (int read = 0; read >= 0; read = scanner.readContent(target, 0, target.length)) {
            count += read;
        }
        return count;
    }

    private static byte[] content(byte[] form, int bufferBytes, int readBytes) throws IOException {
        BoundaryScanner scanner = new BoundaryScanner(new ByteArrayInputStream(form), BOUNDARY, bufferBytes);
        scanner.skipContent();
        scanner.passDelimiter();
        assertEquals("", scanner.readLine(10));
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        byte[] target = new byte[readBytes];
        for (int read = 0; read >= 0; read = scanner.readContent(target, 0, readBytes)) {
            content.write(target, 0, read);
        }
        assertFalse(scanner.passDelimiter());
        return content.toByteArray();
    }

    private static byte[] form(byte[] content) {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        form.writeBytes(ascii("a preamble\r\n--" + BOUNDARY + " \t\r\n\r\n"));
        form.writeBytes(content);
        form.writeBytes(ascii("\r\n--" + BOUNDARY + "--\r\n"));
        return form.toByteArray();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** A long text file that is never in memory as a whole. */
    private static final class Lines extends InputStream {

        private static final byte[] BLOCK = ascii("2025-07-11,Shirt,2,50.00,Ahmed,cash\r\n".repeat(200));
        private long left;

        Lines(long size) {
            this.left = size;
        }

        @Override
        public int read() {
            throw new IllegalStateException("byte by byte would take minutes");
        }

        @Override
        public int read(byte[] target, int offset, int count) {
            int read = (int) Math.min(left, Math.min(count, BLOCK.length));
            System.arraycopy(BLOCK, 0, target, offset, read);
            left -= read;
            return read == 0 ? -1 : read;
        }
    }
}
