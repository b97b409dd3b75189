package tally.http.multipart;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import tally.http.server.ApiError;
import tally.http.server.HeaderValue;

/**
 * Hands out the parts of a form one after another, as they arrive. What is wrong with the form is thrown as an
 * {@link ApiError}, also by the content's stream. Used by one thread.
 */
public final class MultipartReader {

    private static final int BUFFER_BYTES = 64 * 1024;
    private static final int MAX_PARTS = 10;

    /** RFC 2046 §5.1.1. */
    private static final int MAX_BOUNDARY_CHARACTERS = 70;

    private final BoundaryScanner scanner;
    private int parts;
    private boolean ended;

    MultipartReader(InputStream in, String boundary, int bufferBytes) {
        this.scanner = new BoundaryScanner(in, boundary, bufferBytes);
    }

    /** A reader of {@code in}, which is of {@code contentType}. */
    public static MultipartReader of(InputStream in, HeaderValue contentType) {
        String boundary = contentType
                .parameter("boundary")
                .filter(text -> text.matches("[ -~]{1," + MAX_BOUNDARY_CHARACTERS + "}"))
                .orElseThrow(() -> ApiError.invalidBody("The form does not say what separates its parts (boundary)."));
        return new MultipartReader(in, boundary, BUFFER_BYTES);
    }

    /** The next part, past whatever is unread of the one before; none when all have been read. */
    public Optional<Part> next() throws IOException {
        if (ended) {
            return Optional.empty();
        }
        scanner.skipContent();
        if (!scanner.passDelimiter()) {
            ended = true;
            scanner.skipEpilogue();
            return Optional.empty();
        }
        if (++parts > MAX_PARTS) {
            throw ApiError.invalidBody("The form has more than " + MAX_PARTS + " parts.");
        }
        PartHeaders headers = PartHeaders.read(scanner);
        return Optional.of(new Part(headers.fieldName(), FileName.of(headers.disposition()), new Content(parts)));
    }

    /** The bytes of one part. Once the next part is asked for, nothing more of it can be read. */
    private final class Content extends InputStream {

        private final int part;

        Content(int part) {
            this.part = part;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int count) throws IOException {
            return part == parts && !ended ? scanner.readContent(buffer, offset, count) : -1;
        }
    }
}
