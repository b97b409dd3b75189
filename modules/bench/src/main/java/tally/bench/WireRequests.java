package tally.bench;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Requests to one server as the bytes that go over the wire. Safe for use by many threads. */
final class WireRequests {
    private static final String END = "\r\n";

    private final String headers;

    private WireRequests(String headers) {
        this.headers = headers;
    }

    static WireRequests signedWith(String token) {
        return new WireRequests("Host: 127.0.0.1\r\nAuthorization: Bearer " + token + END);
    }

    byte[] get(String path) {
        return ascii("GET " + path + " HTTP/1.1" + END + headers + END);
    }

    byte[] upload(String path, String business, byte[] file) {
        final List<byte[]> form = UploadForm.of(business, file);
        final int length = form.stream().mapToInt(piece -> piece.length).sum();
        final ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(ascii("POST " + path + " HTTP/1.1" + END + headers
                + "Content-Type: " + UploadForm.CONTENT_TYPE + END
                + "Content-Length: " + length + END + END));
        form.forEach(request::writeBytes);
        return request.toByteArray();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
