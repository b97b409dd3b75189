package tally.ingest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {
    private static final byte[] ABC = "abc".getBytes(StandardCharsets.UTF_8);
    /** From FIPS 180-2, appendix B.1. */
    private static final String SHA_256_OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @TempDir
    private Path temporary;

    @Test
    void aFileIsKeptWholeWithItsDigestAndLength() throws IOException {
        try (Spool.Spooled spooled = spool().store(new ByteArrayInputStream(ABC))) {
            assertArrayEquals(ABC, Files.readAllBytes(spooled.file()));
            assertEquals(SHA_256_OF_ABC, spooled.fingerprint().sha256());
            assertEquals(3, spooled.fingerprint().bytes());
        }
    }

    @Test
    void aClosedFileIsGone() throws IOException {
        final Spool.Spooled spooled = spool().store(new ByteArrayInputStream(ABC));
        spooled.close();
        spooled.close();

        assertEquals(List.of(), files());
    }

    @Test
    void aSenderWhoStopsHalfWayLeavesNothingBehind() throws IOException {
        final InputStream broken = new SequenceInputStream(new ByteArrayInputStream(ABC), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the sender is gone");
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                return read();
            }
        });

        assertThrows(IOException.class, () -> spool().store(broken));
        assertEquals(List.of(), files());
    }

    @Test
    void onlyTheOwnerMayReadWhatASenderSent() throws IOException {
        try (Spool.Spooled spooled = spool().store(new ByteArrayInputStream(ABC))) {
            assertEquals(
                    "[OWNER_READ, OWNER_WRITE]",
                    Files.getPosixFilePermissions(spooled.file()).stream()
                            .sorted()
                            .toList()
                            .toString());
        }
    }

    @Test
    void whatAKilledProcessLeftIsRemovedAndWhatMayBeInUseStays() throws IOException {
        final Spool.Spooled old = spool().store(new ByteArrayInputStream(ABC));
        final Spool.Spooled young = spool().store(new ByteArrayInputStream(ABC));
        Files.setLastModifiedTime(old.file(), FileTime.from(Instant.parse("2025-11-01T00:00:00Z")));

        spool().removeLeftovers(Instant.parse("2025-11-02T00:00:00Z"));

        assertEquals(List.of(young.file()), files());
    }

    @Test
    void whatIsNotOfTheSpoolIsNeverRemoved() throws IOException {
        Files.createDirectories(folder());
        final Path other = Files.createFile(folder().resolve("books.csv"));
        Files.setLastModifiedTime(other, FileTime.from(Instant.EPOCH));

        spool().removeLeftovers(Instant.parse("2025-11-02T00:00:00Z"));

        assertTrue(Files.exists(other));
    }

    @Test
    void aFolderThatIsNotThereHasNoLeftovers() {
        spool().removeLeftovers(Instant.now());

        assertFalse(Files.exists(folder()));
    }

    private Spool spool() {
        return new Spool(folder());
    }

    private Path folder() {
        return temporary.resolve("spool");
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder())) {
            return files.toList();
        }
    }
}
