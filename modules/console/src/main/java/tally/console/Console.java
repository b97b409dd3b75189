package tally.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;

/**
 * The door to the console's static files. Only names in its table open it, so no path that a client makes up can lead
 * anywhere else. Safe for use by many threads.
 */
public final class Console {

    private static final Map<String, String> CONTENT_TYPES = Map.of(
            "index.html", "text/html; charset=utf-8",
            "console.css", "text/css; charset=utf-8");

    private Console() {}

    /** The file of that name; none where there is no such file. */
    public static Optional<File> file(String name) {
        return Optional.ofNullable(CONTENT_TYPES.get(name)).map(contentType -> new File(contentType, read(name)));
    }

    private static byte[] read(String name) {
        try (InputStream in = Console.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " was not packaged");
            }
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * A file of the console.
     *
     * @param contentType as it stands in the header of that name
     * @param bytes its content; not to be changed
     */
    // ArrayRecordComponent: a file is read, sent and forgotten; nobody compares two of them.
    @SuppressWarnings("ArrayRecordComponent")
    public record File(String contentType, byte[] bytes) {}
}
