package tally.standalone;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;

/**
 * Unpacks the part of the tar format that our own archives use: files, folders and symbolic links with names of up to 100
 * characters (POSIX.1-1988 ustar: 512-byte headers, contents padded to 512 bytes). Anything else is refused, not guessed.
 */
final class TarArchive {

    private static final int BLOCK = 512;
    private static final int EXECUTABLE_BITS = 0b001_001_001;

    private final InputStream in;
    private final Path target;

    private TarArchive(InputStream in, Path target) {
        this.in = in;
        this.target = target;
    }

    /**
     * Unpacks a whole archive.
     *
     * @param tar the uncompressed archive; read to its end mark, not closed
     * @param target the folder for it, created if missing
     * @throws IOException if the archive is cut short or is of a kind not known here
     */
    static void unpack(InputStream tar, Path target) throws IOException {
        new TarArchive(tar, target).unpackAll();
    }

    private void unpackAll() throws IOException {
        Files.createDirectories(target);
        for (Header header = nextHeader(); !header.isEndOfArchive(); header = nextHeader()) {
            unpack(header);
        }
    }

    private Header nextHeader() throws IOException {
        byte[] block = in.readNBytes(BLOCK);
        if (block.length < BLOCK) {
            throw new EOFException("the archive of PostgreSQL is cut short");
        }
        return new Header(block);
    }

    private void unpack(Header header) throws IOException {
        Path path = target.resolve(header.name()).normalize();
        if (!path.startsWith(target)) {
            throw new IOException("the archive of PostgreSQL leads out of its folder: " + header.name());
        }
        switch (header.type()) {
            case '0', '\0' -> writeFile(path, header);
            case '2' -> Files.createSymbolicLink(path, Path.of(header.linkTarget()));
            case '5' -> Files.createDirectories(path);
            default ->
                throw new IOException("the archive of PostgreSQL holds an entry of an unknown type '" + header.type()
                        + "': " + header.name());
        }
    }

    private void writeFile(Path path, Header header) throws IOException {
        Files.createDirectories(Objects.requireNonNull(path.getParent(), "a file lies in the target folder"));
        try (OutputStream out = Files.newOutputStream(path)) {
            copy(header.size(), out);
        }
        in.skipNBytes(-header.size() & (BLOCK - 1));
        if ((header.mode() & EXECUTABLE_BITS) != 0 && !path.toFile().setExecutable(true, false)) {
            throw new IOException(path + " cannot be made executable");
        }
    }

    private void copy(long size, OutputStream out) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        for (long left = size; left > 0; ) {
            int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (read < 0) {
                throw new EOFException("the archive of PostgreSQL is cut short");
            }
            out.write(buffer, 0, read);
            left -= read;
        }
    }

    /** One 512-byte header; numbers are octal digits, texts end at a NUL. */
    private static final class Header {

        private final byte[] block;

        Header(byte[] block) {
            this.block = block;
        }

        boolean isEndOfArchive() {
            return Arrays.equals(block, new byte[BLOCK]);
        }

        String name() {
            return text(0, 100);
        }

        long mode() {
            return Long.parseLong(text(100, 8), 8);
        }

        long size() {
            return Long.parseLong(text(124, 12), 8);
        }

        char type() {
            return (char) block[156];
        }

        String linkTarget() {
            return text(157, 100);
        }

        private String text(int offset, int length) {
            String field = new String(block, offset, length, StandardCharsets.US_ASCII);
            int end = field.indexOf('\0');
            return (end < 0 ? field : field.substring(0, end)).strip();
        }
    }
}
