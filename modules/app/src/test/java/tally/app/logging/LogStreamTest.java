package tally.app.logging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogStreamTest {

    private final List<String> lines = new ArrayList<>();
    private final LogStream stream =
            new LogStream(InstantSource.fixed(Instant.parse("2026-11-23T16:05:12.345678Z")), lines::add);

    @Test
    void aMessageIsTimestampLevelServiceMessage() {
        stream.println("[INFO] tally.ingest - CSV upload started: file_id=7, rows=3");

        assertEquals(
                List.of("[2026-11-23T16:05:12.345Z] [INFO] [tally.ingest] CSV upload started: file_id=7, rows=3"),
                lines);
    }

    @Test
    void aMessageMayHoldWhatSeparatesTheServiceFromIt() {
        stream.println("[WARN] tally.http - Ahmed - Sons [INFO] x - y");

        assertEquals(List.of("[2026-11-23T16:05:12.345Z] [WARN] [tally.http] Ahmed - Sons [INFO] x - y"), lines);
    }

    @Test
    void aLineBreakInAValueCannotForgeALine() {
        stream.println("[INFO] tally.ingest - file a.csv\r\n[2026-11-23T16:05:12.345Z] [ERROR] [tally.app] disk full");

        assertEquals(
                List.of("[2026-11-23T16:05:12.345Z] [INFO] [tally.ingest] file a.csv"
                        + "\\r\\n[2026-11-23T16:05:12.345Z] [ERROR] [tally.app] disk full"),
                lines);
    }

    @Test
    void whatMovesTheCursorOrTurnsTheWritingRoundIsEscaped() {
        stream.println("[INFO] tally.ingest - \u001b[2K\b\u0085\u2028\u202e\t\u0000");

        assertTrue(lines.get(0).endsWith("\\u001b[2K\\u0008\\u0085\\u2028\\u202e\\t\\u0000"), lines.get(0));
    }

    @Test
    void lettersOfEveryLanguageStayAsTheyAre() {
        stream.println("[INFO] tally.ingest - শাড়ি, Größe, 綿, 👕");

        assertTrue(lines.get(0).endsWith("শাড়ি, Größe, 綿, 👕"));
    }

    @Test
    void aStackTraceFollowsOnItsOwnLines() {
        new IllegalStateException("no database", new IllegalArgumentException("bad port")).printStackTrace(stream);

        assertEquals("java.lang.IllegalStateException: no database", lines.get(0));
        assertTrue(lines.get(1).startsWith("\tat "), lines.get(1));
        assertTrue(lines.contains("Caused by: java.lang.IllegalArgumentException: bad port"));
    }

    @Test
    void theMessageOfAnExceptionCannotForgeALineEither() {
        new IllegalStateException("x\n[2026-11-23T16:05:12.345Z] [INFO] [tally.app] all is well")
                .printStackTrace(stream);

        assertTrue(lines.stream().noneMatch(line -> line.startsWith("[")));
    }
}
