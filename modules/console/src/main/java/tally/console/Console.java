package tally.console;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/**
 * The door to the console's static files. Only a name of small letters, digits and dashes opens it, with folders before
 * it and an ending that is known behind it, so no path that a client makes up can lead anywhere else. Files are read
 * once and then kept: there are few, and they never change while the program runs. Safe for use by many threads.
 */
public final class Console {

    private static final Pattern NAME = Pattern.compile("(?:[a-z0-9-]+/)*[a-z0-9-]+\\.([a-z]+)");

    private static final Map<String, String> CONTENT_TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml");

    private static final Map<String, File> FILES = new ConcurrentHashMap<>();

    private Console() {}

    /** The file of that name, such as {@code js/app.js}; none where there is no such file. */
    public static Optional<File> file(String name) {
        File known = FILES.get(name);
        return known == null ? read(name) : Optional.of(known);
    }

    private static Optional<File> read(String name) {
        Matcher parts = NAME.matcher(name);
        Optional<String> contentType =
                parts.matches() ? Optional.ofNullable(CONTENT_TYPES.get(parts.group(1))) : Optional.empty();
        Optional<File> file = contentType.flatMap(type -> bytes(name).map(bytes -> File.of(type, bytes)));
        file.ifPresent(found -> FILES.put(name, found));
        return file;
    }

    private static Optional<byte[]> bytes(String name) {
        try (InputStream in = Console.class.getResourceAsStream(name)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * A file of the console.
     *
     * @param contentType as it stands in the header of that name
     * @param fingerprint tells this content from any other, in letters and digits
     * @param bytes its content; not to be changed
     * @param gzipped the same, compressed (RFC 1952); not to be changed
     */
    // ArrayRecordComponent: a file is read, sent and never compared with another.
    @SuppressWarnings("ArrayRecordComponent")
    public record File(String contentType, String fingerprint, byte[] bytes, byte[] gzipped) {

        private static final int FINGERPRINT_BYTES = 12;

        private static File of(String contentType, byte[] bytes) {
            return new File(contentType, fingerprint(bytes), bytes, gzip(bytes));
        }

        private static String fingerprint(byte[] bytes) {
            try {
                byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
                return HexFormat.of().formatHex(hash, 0, FINGERPRINT_BYTES);
            } catch (NoSuchAlgorithmException everyJdkHasIt) {
                throw new IllegalStateException(everyJdkHasIt);
            }
        }

        private static byte[] gzip(byte[] bytes) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
                gzip.write(bytes);
            } catch (IOException inMemory) {
                throw new UncheckedIOException(inMemory);
            }
            return out.toByteArray();
        }
    }
}
