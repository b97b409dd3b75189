package tally.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the commands answer where no database is needed, or none is there. */
class MainTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"''", "help", "--help", "-h"})
    void theCommandsAreListed(String word) {
        assertEquals(ExitCode.DONE, word.isEmpty() ? run() : run(word));
        assertTrue(printed().contains("serve"), printed());
        assertTrue(printed().contains("import FILE --business NAME"), printed());
    }

    @Test
    void theVersionIsPrinted() {
        assertEquals(ExitCode.DONE, run("version"));
        assertTrue(printed().startsWith("tally "), printed());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        sevre                                | There is no command 'sevre'. Without arguments, Tally lists them.
        user                                 | 'user' must be followed by 'add'
        business remove x                    | 'business' must be followed by 'add'
        user add                             | The user's EMAIL is missing
        user add a@b.example                 | A user is either --staff or has a --business NAME
        user add a@b.example --staff --business x | A user is either --staff or has a --business NAME
        business add                         | The business's NAME is missing
        business add A --zone UTC            | Unknown option --zone
        serve now                            | Too many words: [now]
        migrate --demo                       | Unknown option --demo
        import sales.csv                     | --business NAME is missing
        """)
    void whatIsNotUnderstoodIsSaidInOneLine(String line, String answer) {
        assertEquals(ExitCode.NOT_UNDERSTOOD, run(line.split(" ")));
        assertEquals(answer, complaint());
    }

    @Test
    void aCommandThatDoesNotExistLeavesNothingBehind() throws IOException {
        final Map<String, String> environment = Map.of("TALLY_DATA_DIR", folder.toString());
        new Main(stream(out), stream(err), environment).run(List.of("sevre"));

        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(), files.toList());
        }
    }

    @Test
    void aBadSettingIsRefusedByName() {
        assertEquals(ExitCode.NOT_UNDERSTOOD, run(Map.of("TALLY_PORT", "http"), "serve"));
        assertEquals("TALLY_PORT must be a whole number from 0 to 65535, not 'http'", complaint());
    }

    @Test
    void aDatabaseUrlThatIsNoneIsRefusedByNameAndNotRepeated() {
        assertEquals(ExitCode.NOT_UNDERSTOOD, run(Map.of("DATABASE_URL", "mysql://user:secret@db/tally"), "migrate"));
        assertTrue(complaint().startsWith("DATABASE_URL can't be used: "), complaint());
        assertTrue(!complaint().contains("secret"), complaint());
    }

    @Test
    void anAddressOfSentryThatIsNoneIsRefusedByName() {
        assertEquals(ExitCode.NOT_UNDERSTOOD, run(Map.of("SENTRY_DSN", "hunter2"), "serve"));
        assertTrue(complaint().contains("SENTRY_DSN"), complaint());
    }

    @Test
    void withoutADatabaseItIsSaidWhatToSet() {
        assertEquals(ExitCode.FAILED, run("migrate"));
        assertTrue(complaint().startsWith("No database: set DATABASE_URL=postgresql://"), complaint());
    }

    @Test
    void aDatabaseThatIsAwayIsSaidInOneLine() {
        assertEquals(ExitCode.FAILED, run(Map.of("DATABASE_URL", "postgresql://u:p@127.0.0.1:1/tally"), "migrate"));
        assertEquals("The database can't be reached: check DATABASE_URL and that PostgreSQL runs.", complaint());
    }

    @Test
    void aFileThatIsNotThereIsSaidBeforeTheDatabaseIsOpened() {
        final String file = folder.resolve("sales.csv").toString();

        assertEquals(ExitCode.FAILED, run("import", file, "--business", "Ahmed's Shop"));
        assertEquals("There is no file that can be read at " + file, complaint());
    }

    @Test
    void aPasswordIsAskedForOnlyAtATerminal() {
        final Map<String, String> environment = Map.of("TALLY_LOG_FILE", "-");
        final ExitCode code =
                new Main(stream(out), stream(err), environment).run(List.of("user", "add", "a@b.example", "--staff"));

        assertEquals(ExitCode.NOT_UNDERSTOOD, code);
        assertEquals("There is no terminal to ask for the password: set TALLY_PASSWORD", complaint());
    }

    @Test
    void exitCodesAreThoseOfTheUsage() {
        assertEquals(
                List.of(0, 1, 2, 3, 4),
                Stream.of(ExitCode.values()).map(ExitCode::code).toList());
    }

    private ExitCode run(String... words) {
        return run(Map.of(), words);
    }

    private ExitCode run(Map<String, String> settings, String... words) {
        final Map<String, String> environment = new HashMap<>(settings);
        environment.put("TALLY_LOG_FILE", "-");
        environment.put("TALLY_DATA_DIR", folder.toString());
        environment.put("TALLY_PASSWORD", "correct horse");
        return new Main(stream(out), stream(err), environment).run(List.of(words));
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String complaint() {
        return err.toString(StandardCharsets.UTF_8).strip();
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
