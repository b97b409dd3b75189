package tally.app.logging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** In a process of its own, because a JVM binds slf4j once, and this one has done so already. */
class TallyLogTest {

    private static final String TIME = "\\[\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z] ";

    @TempDir
    private Path folder;

    @Test
    void everyLineIsTimestampLevelServiceMessage() throws IOException {
        List<String> lines = runProgram();

        assertMatches(TIME + "\\[INFO] \\[tally\\.ingest] Shirt of Größe 4\\\\nforged", lines.get(0));
        assertMatches(TIME + "\\[ERROR] \\[tally\\.app] It failed", lines.get(1));
        assertEquals("java.lang.IllegalStateException: on purpose", lines.get(2));
        assertMatches("\tat .*Program\\.main.*", lines.get(3));
        assertMatches(TIME + "\\[WARN] \\[org\\.postgresql\\.Driver] from the driver", lines.get(4));
    }

    @Test
    void whatTheProgramPrintsOtherwiseIsNoLogLine() throws IOException {
        assertEquals("printed", runProgram().get(5));
        assertTrue(Files.readAllLines(logFile()).stream().noneMatch("printed"::equals));
    }

    @Test
    void theFileHoldsTheSameLinesAndARestartKeepsThem() throws IOException {
        List<String> first = runProgram();
        List<String> second = runProgram();

        assertEquals(
                Stream.concat(first.stream(), second.stream())
                        .filter(line -> !line.equals("printed"))
                        .toList(),
                Files.readAllLines(logFile()));
    }

    @Test
    void aFileThatCannotBeWrittenIsRefusedByName() throws IOException {
        Files.createDirectory(logFile());

        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> TallyLog.install(Optional.of(logFile()), true));

        assertTrue(String.valueOf(refused.getMessage()).contains("TALLY_LOG_FILE"), refused.getMessage());
    }

    private static void assertMatches(String pattern, String line) {
        assertTrue(line.matches(pattern), line);
    }

    private Path logFile() {
        return folder.resolve("tally.log");
    }

    private List<String> runProgram() throws IOException {
        String java = ProcessHandle.current().info().command().orElseThrow();
        Process process = new ProcessBuilder(
                        java,
                        "-cp",
                        classPath(),
                        Program.class.getName(),
                        logFile().toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return output.lines().toList();
    }

    /** What this JVM has on its module path and class path, and the test classes, which are patched into a module here. */
    private static String classPath() {
        Stream<String> paths = Stream.of("jdk.module.path", "java.class.path")
                .flatMap(name -> Optional.ofNullable(System.getProperty(name)).stream());
        return Stream.concat(paths.flatMap(path -> Arrays.stream(path.split(":"))), Stream.of(testClasses()))
                .collect(Collectors.joining(":"));
    }

    private static String testClasses() {
        Class<?> here = TallyLogTest.class;
        String file =
                Objects.requireNonNull(here.getResource("TallyLogTest.class")).getPath();
        return file.substring(0, file.length() - (here.getName().length() + ".class".length()));
    }

    /** A program as Tally is one: it installs the log, and logs. */
    static final class Program {

        private Program() {}

        public static void main(String[] arguments) {
            TallyLog.install(Optional.of(Path.of(arguments[0])), true);
            LoggerFactory.getLogger("tally.ingest").info("Shirt of {} {}", "Größe", "4\nforged");
            LoggerFactory.getLogger("tally.app").error("It failed", new IllegalStateException("on purpose"));
            java.util.logging.Logger.getLogger("org.postgresql.Driver").log(Level.WARNING, "from the {0}", "driver");
            System.out.println("printed");
        }
    }
}
