package tally.app.logging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RotatingFileTest {

    private static final RotatingFile.Limits THREE_LINES = new RotatingFile.Limits(30, 3);

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-23T23:59:59Z"));

    @TempDir
    private Path folder;

    @Test
    void linesGoToTheNamedFile() throws IOException {
        open().append("line one");

        assertEquals("line one\n", read("tally.log"));
    }

    @Test
    void aMissingFolderIsMade() throws IOException {
        RotatingFile.open(folder.resolve("var/log/tally.log"), THREE_LINES, clock)
                .append("line");

        assertEquals("line\n", read("var/log/tally.log"));
    }

    @Test
    void aRestartGoesOnWhereTheLastRunEnded() throws IOException {
        writeToday("before\n");

        open().append("after");

        assertEquals("before\nafter\n", read("tally.log"));
    }

    @Test
    void aFullFileIsRenamedBeforeTheLineThatWouldNotFit() throws IOException {
        RotatingFile file = open();
        Stream.of("123456789", "223456789", "323456789", "423456789").forEach(file::append);

        assertEquals("423456789\n", read("tally.log"));
        assertEquals("123456789\n223456789\n323456789\n", read("tally-2026-11-23.1.log"));
    }

    @Test
    void theSizeOfAnEarlierRunCounts() throws IOException {
        writeToday("123456789\n223456789\n323456789\n");

        open().append("423456789");

        assertEquals("423456789\n", read("tally.log"));
    }

    @Test
    void aNewDayBeginsANewFile() throws IOException {
        RotatingFile file = open();
        file.append("yesterday");
        clock.set(Instant.parse("2026-11-24T00:00:00Z"));
        file.append("today");

        assertEquals("today\n", read("tally.log"));
        assertEquals("yesterday\n", read("tally-2026-11-23.1.log"));
    }

    @Test
    void aDayWithoutLinesLeavesNoFile() throws IOException {
        RotatingFile file = open();
        clock.set(Instant.parse("2026-11-24T00:00:00Z"));
        file.append("today");

        assertEquals(List.of("tally.log"), names());
    }

    @Test
    void aFileOfAnEarlierDayIsRenamedAfterARestart() throws IOException {
        writeToday("long ago\n");
        Files.setLastModifiedTime(folder.resolve("tally.log"), FileTime.from(Instant.parse("2026-11-20T12:00:00Z")));

        open().append("today");

        assertEquals("today\n", read("tally.log"));
        assertEquals("long ago\n", read("tally-2026-11-20.1.log"));
    }

    @Test
    void onlyTheNewestFilesAreKept() throws IOException {
        Files.writeString(folder.resolve("tally-notes.log"), "not ours");
        RotatingFile file = open();
        for (int day = 1; day <= 6; day++) {
            clock.set(Instant.parse("2026-11-2" + day + "T12:00:00Z"));
            file.append("day " + day);
        }

        assertEquals(
                List.of(
                        "tally-2026-11-23.1.log",
                        "tally-2026-11-24.1.log",
                        "tally-2026-11-25.1.log",
                        "tally-notes.log",
                        "tally.log"),
                names());
    }

    @Test
    void aLineLongerThanTheLimitIsNotCut() throws IOException {
        open().append("x".repeat(100));

        assertEquals("x".repeat(100) + "\n", read("tally.log"));
    }

    @Test
    void aFileThatCannotBeWrittenIsRefusedAtOnce() throws IOException {
        Files.createDirectory(folder.resolve("tally.log"));

        assertThrows(IOException.class, this::open);
    }

    private RotatingFile open() throws IOException {
        return RotatingFile.open(folder.resolve("tally.log"), THREE_LINES, clock);
    }

    private void writeToday(String text) throws IOException {
        Files.writeString(folder.resolve("tally.log"), text);
        Files.setLastModifiedTime(folder.resolve("tally.log"), FileTime.from(clock.instant()));
    }

    private String read(String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    /** A clock that the test moves. */
    private static final class SettableClock extends Clock {

        private Instant now;

        SettableClock(Instant now) {
            this.now = now;
        }

        void set(Instant later) {
            now = later;
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("the log keeps its time in UTC");
        }
    }
}
