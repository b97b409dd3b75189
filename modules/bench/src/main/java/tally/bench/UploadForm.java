package tally.bench;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** The multipart form with which a file goes to Tally. */
final class UploadForm {
    private static final String BOUNDARY = "tally-bench-boundary";
    static final String CONTENT_TYPE = "multipart/form-data; boundary=" + BOUNDARY;

    private UploadForm() {}

    /** The body of the request, in pieces. */
    static List<byte[]> of(String business, byte[] file) {
        final String head = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"business_id\"\r\n\r\n"
                + business + "\r\n--" + BOUNDARY
                + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"sales.csv\"\r\n\r\n";
        return List.of(
                head.getBytes(StandardCharsets.US_ASCII),
                file,
                ("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII));
    }
}
