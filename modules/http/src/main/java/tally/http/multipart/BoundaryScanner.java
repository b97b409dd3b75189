package tally.http.multipart;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import tally.http.server.ApiError;

/**
 * Splits a stream at its boundaries. The delimiter is a line break, two hyphens and the boundary; one that goes on
 * with something other than a line's end, a space or two hyphens is content that only looks like it. Works on whole
 * blocks with the search of Boyer, Moore and Horspool, so that most bytes are never looked at. Used by one thread.
 */
final class BoundaryScanner {

    /** Behind a delimiter come two bytes at least, which decide whether it is one. */
    private static final int TAIL_BYTES = 2;

    private final InputStream in;
    private final byte[] delimiter;
    private final int[] shifts = new int[256];
    private final byte[] buffer;
    private int from;
    private int contentEnd;
    private int to;
    private boolean atDelimiter;

    /** A scanner whose buffer has {@code bufferBytes}, or as many as the boundary needs. */
    BoundaryScanner(InputStream in, String boundary, int bufferBytes) {
        this.in = in;
        this.delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
        this.buffer = new byte[Math.max(bufferBytes, delimiter.length + TAIL_BYTES)];
        fillShifts();
        pretendLineBreak();
    }

    /** How far the window may move on when it ends with a byte: to where that byte is next in the delimiter. */
    private void fillShifts() {
        Arrays.fill(shifts, delimiter.length);
        for (int i = 0; i < delimiter.length - 1; i++) {
            shifts[delimiter[i] & 0xFF] = delimiter.length - 1 - i;
        }
    }

    /** The first boundary may be the very beginning, without a line break before it. */
    private void pretendLineBreak() {
        buffer[0] = '\r';
        buffer[1] = '\n';
        to = 2;
    }

    /** Reads content, up to the next delimiter: -1 where it has been reached. */
    int readContent(byte[] target, int offset, int count) throws IOException {
        if (count == 0) {
            return 0;
        }
        while (from == contentEnd && !atDelimiter) {
            findContent();
        }
        if (from == contentEnd) {
            return -1;
        }
        int read = Math.min(count, contentEnd - from);
        System.arraycopy(buffer, from, target, offset, read);
        from += read;
        return read;
    }

    /** Passes over what is left of the content. */
    void skipContent() throws IOException {
        while (!atDelimiter) {
            from = contentEnd;
            findContent();
        }
        from = contentEnd;
    }

    /** Passes over the delimiter that has been reached; says whether a part comes behind it. */
    boolean passDelimiter() throws IOException {
        from += delimiter.length;
        atDelimiter = false;
        int first = nextByte();
        boolean isLast = first == '-';
        while (first == ' ' || first == '\t') {
            first = nextByte();
        }
        if (nextByte() != (isLast ? '-' : '\n') || (!isLast && first != '\r')) {
            throw ApiError.invalidBody("The form's parts are not separated as they should be.");
        }
        contentEnd = from;
        return !isLast;
    }

    /** Reads a line of a part's headers, without its line break, of at most {@code maxBytes}. */
    String readLine(int maxBytes) throws IOException {
        byte[] line = new byte[maxBytes];
        int length = 0;
        for (int b = nextByte(); b != '\n'; b = nextByte()) {
            if (length == maxBytes) {
                throw ApiError.invalidBody("The headers of a part of the form are too long.");
            }
            line[length++] = (byte) b;
        }
        contentEnd = from;
        int end = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
        return new String(line, 0, end, StandardCharsets.UTF_8);
    }

    /** Reads all that comes behind the last boundary and throws it away. */
    void skipEpilogue() throws IOException {
        int read = 0;
        while (read >= 0) {
            read = in.read(buffer, 0, buffer.length);
        }
    }

    private int nextByte() throws IOException {
        if (from == to) {
            fill();
        }
        return buffer[from++] & 0xFF;
    }

    /** Moves the end of what is surely content on, with at least one more byte or the delimiter found. */
    private void findContent() throws IOException {
        int window = delimiter.length + TAIL_BYTES;
        while (to - from < window) {
            fill();
        }
        int found = search();
        atDelimiter = found >= 0;
        contentEnd = atDelimiter ? found : to - window + 1;
    }

    /** Where the delimiter begins in the buffer, with its tail, or -1. */
    private int search() {
        int last = delimiter.length - 1;
        int at = from;
        while (at <= to - delimiter.length - TAIL_BYTES) {
            if (isDelimiter(at)) {
                return at;
            }
            at += shifts[buffer[at + last] & 0xFF];
        }
        return -1;
    }

    private boolean isDelimiter(int at) {
        for (int i = delimiter.length - 1; i >= 0; i--) {
            if (buffer[at + i] != delimiter[i]) {
                return false;
            }
        }
        return isTail(buffer[at + delimiter.length], buffer[at + delimiter.length + 1]);
    }

    private static boolean isTail(byte first, byte second) {
        return (first == '\r' && second == '\n') || (first == '-' && second == '-') || first == ' ' || first == '\t';
    }

    /** Brings more bytes into the buffer; the stream must not end yet. */
    private void fill() throws IOException {
        System.arraycopy(buffer, from, buffer, 0, to - from);
        to -= from;
        contentEnd -= from;
        from = 0;
        int read = in.read(buffer, to, buffer.length - to);
        if (read < 0) {
            throw ApiError.invalidBody("The form ends before its last boundary: it has not arrived whole.");
        }
        to += read;
    }
}
