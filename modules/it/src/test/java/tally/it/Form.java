package tally.it;

import java.io.FileNotFoundException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A form as a browser sends it (multipart/form-data, RFC 7578). A file that lies on disk is never held in memory.
 * Immutable.
 */
record Form(String fileName, BodyPublisher content, Map<String, String> fields) {
    static final String BOUNDARY = "----integration-test-7f3a";
    static final String CONTENT_TYPE = "multipart/form-data; boundary=" + BOUNDARY;

    static Form file(String name, String text) {
        return file(name, text.getBytes(StandardCharsets.UTF_8));
    }

    static Form file(String name, byte[] content) {
        return new Form(name, BodyPublishers.ofByteArray(content), Map.of());
    }

    static Form file(Path path) {
        try {
            return new Form(path.getFileName().toString(), BodyPublishers.ofFile(path), Map.of());
        } catch (FileNotFoundException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    /** The same with one more field. */
    Form with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(fields);
        more.put(name, value);
        return new Form(fileName, content, more);
    }

    BodyPublisher body() {
        StringBuilder head = new StringBuilder();
        fields.forEach((name, value) -> head.append(part("name=\"" + name + "\"", "text/plain; charset=UTF-8"))
                .append(value)
                .append("\r\n"));
        head.append(part("name=\"file\"; filename=\"" + fileName + "\"", "text/csv"));
        return BodyPublishers.concat(
                BodyPublishers.ofString(head.toString()),
                content,
                BodyPublishers.ofString("\r\n--" + BOUNDARY + "--\r\n"));
    }

    private static String part(String disposition, String type) {
        return "--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + disposition + "\r\nContent-Type: " + type
                + "\r\n\r\n";
    }
}
