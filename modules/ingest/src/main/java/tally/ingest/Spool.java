package tally.ingest;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import tally.domain.UploadId;
import tally.domain.uploads.NewUpload.Fingerprint;

/**
 * Keeps a file that is being sent on disk until it is whole: a slow sender then holds neither memory nor a database
 * connection. Safe for use by many threads.
 */
public final class Spool {
    private static final String PREFIX = "upload-";
    private static final String SUFFIX = ".part";

    /** A form's bytes come in pieces of 8 KB, of which a write each takes as long as all else. */
    private static final int WRITTEN_AT_ONCE = 1 << 16;

    private final Path folder;

    /** A spool in this folder, which is made if it is not there. */
    public Spool(Path folder) {
        this.folder = folder;
    }

    /**
     * Reads a stream to its end into a file of its own.
     *
     * @throws IOException where the sender or the disk fails; nothing is left behind then
     */
    public Spooled store(InputStream content) throws IOException {
        Files.createDirectories(folder);
        final Path file = Files.createTempFile(folder, PREFIX, SUFFIX);
        boolean whole = false;
        try {
            final Spooled spooled = copy(content, file);
            whole = true;
            return spooled;
        } finally {
            if (!whole) {
                Files.deleteIfExists(file);
            }
        }
    }

    /**
     * Removes what an earlier process was killed over; files that may still be in use are younger and stay.
     *
     * @throws UncheckedIOException where the disk fails
     */
    public void removeLeftovers(Instant olderThan) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, PREFIX + "*" + SUFFIX)) {
            for (final Path file : files) {
                removeIfOlder(file, olderThan);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void removeIfOlder(Path file, Instant moment) throws IOException {
        try {
            if (Files.getLastModifiedTime(file).toInstant().isBefore(moment)) {
                Files.deleteIfExists(file);
            }
        } catch (NoSuchFileException gone) {
            // Whoever made it has just closed it.
        }
    }

    private static Spooled copy(InputStream content, Path file) throws IOException {
        final MessageDigest sha256 = sha256();
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), WRITTEN_AT_ONCE)) {
            final long bytes = new DigestInputStream(content, sha256).transferTo(out);
            return new Spooled(file, new Fingerprint(HexFormat.of().formatHex(sha256.digest()), bytes));
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every JDK has SHA-256", impossible);
        }
    }

    /** A file in the spool, gone when it is closed. */
    public record Spooled(Path file, Fingerprint fingerprint) implements AutoCloseable {
        /**
         * The same file under another name, so that it stays when this one is closed.
         *
         * @throws IOException where the disk fails; nothing has changed then
         */
        Spooled takenOver(UploadId id) throws IOException {
            final Path kept = file.resolveSibling(PREFIX + id + SUFFIX);
            return new Spooled(Files.move(file, kept), fingerprint);
        }

        /** Whether it is still there, and as long as it was. */
        boolean isWhole() throws IOException {
            return Files.exists(file) && Files.size(file) == fingerprint.bytes();
        }

        @Override
        public void close() {
            try {
                Files.deleteIfExists(file);
            } catch (IOException leftBehind) {
                throw new UncheckedIOException(leftBehind);
            }
        }
    }
}
