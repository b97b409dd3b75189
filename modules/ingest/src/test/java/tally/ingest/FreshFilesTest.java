package tally.ingest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tally.csv.CsvSource;
import tally.domain.UploadId;

class FreshFilesTest {
    private static final UploadId FIRST = new UploadId(new UUID(0, 1));
    private static final UploadId SECOND = new UploadId(new UUID(0, 2));
    private static final byte[] ON_DISK = "on disk".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] STORED = "stored".getBytes(StandardCharsets.US_ASCII);

    private final FreshFiles fresh = new FreshFiles(2L * ON_DISK.length);

    @TempDir
    private Path folder;

    @Test
    void aFileIsReadFromDiskAsOftenAsOneLikesAndIsGoneAfterwards() throws IOException {
        keep(FIRST);

        try (FreshFiles.Content content = content(FIRST)) {
            assertArrayEquals(ON_DISK, bytes(content));
            assertArrayEquals(ON_DISK, bytes(content));
        }

        assertEquals(List.of(), files());
    }

    @Test
    void aSecondAttemptReadsWhatIsStored() throws IOException {
        keep(FIRST);
        content(FIRST).close();

        assertStored(FIRST);
    }

    @Test
    void whatCameInElsewhereIsReadFromWhereItIsStored() throws IOException {
        keep(FIRST);

        assertStored(SECOND);
    }

    @Test
    void whereThereWouldBeTooManyTheFirstGoes() throws IOException {
        keep(FIRST);
        keep(SECOND);
        keep(new UploadId(new UUID(0, 3)));

        assertStored(FIRST);
        assertEquals(2, files().size());
    }

    @Test
    void whatNobodyComesForIsRemovedAtTheSecondLook() throws IOException {
        keep(FIRST);
        fresh.forgetOld();
        keep(SECOND);
        fresh.forgetOld();

        assertStored(FIRST);
        try (FreshFiles.Content content = content(SECOND)) {
            assertArrayEquals(ON_DISK, bytes(content));
        }
    }

    @Test
    void nothingIsLeftAtTheEnd() throws IOException {
        keep(FIRST);
        keep(SECOND);
        fresh.close();

        assertEquals(List.of(), files());
    }

    @Test
    void aFileThatIsGoneOrCutOffIsReadFromWhereItIsStored() throws IOException {
        keep(FIRST);
        Files.write(files().get(0), new byte[] {'o', 'n'});
        assertStored(FIRST);

        keep(SECOND);
        Files.delete(files().get(0));
        assertStored(SECOND);
    }

    @Test
    void aFileThatIsALeftoverOfAKilledProcessIsRemovedWithTheSpools() throws IOException {
        keep(FIRST);
        Files.setLastModifiedTime(files().get(0), FileTime.fromMillis(0));
        new Spool(folder).removeLeftovers(Instant.ofEpochMilli(1));

        assertEquals(List.of(), files());
    }

    private void keep(UploadId id) throws IOException {
        try (Spool.Spooled spooled = new Spool(folder).store(new ByteArrayInputStream(ON_DISK))) {
            fresh.keep(id, spooled);
        }
    }

    private FreshFiles.Content content(UploadId id) {
        return fresh.content(id, () -> new ByteArrayInputStream(STORED));
    }

    private void assertStored(UploadId id) throws IOException {
        try (FreshFiles.Content content = content(id)) {
            assertArrayEquals(STORED, bytes(content));
        }
    }

    private static byte[] bytes(CsvSource source) throws IOException {
        try (InputStream content = source.open()) {
            return content.readAllBytes();
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
