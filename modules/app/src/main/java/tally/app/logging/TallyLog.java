package tally.app.logging;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.LoggerFactory;

/**
 * Puts Tally's log in place: one line an event, to standard output and, if wished, to a file that is rotated by size and by
 * day and goes on where the last run ended.
 *
 * <p>slf4j-simple writes to one stream that it picks when the first logger is made, so this must run before that. What the
 * JDK and the PostgreSQL driver log through {@code java.util.logging} joins the same lines.
 */
public final class TallyLog {

    private static final RotatingFile.Limits LIMITS = new RotatingFile.Limits(10 * 1024 * 1024, 30);

    private TallyLog() {}

    /**
     * To be called once, as the first thing that {@code main} does.
     *
     * @param file the log file, whose folder is created if missing; empty for none
     * @param onStandardOutput whether the lines go there too: a server's do, a command's answer stands alone there
     * @throws IllegalArgumentException if the file cannot be written; the message is for the person who named it
     */
    public static void install(Optional<Path> file, boolean onStandardOutput) {
        Consumer<String> shown = onStandardOutput ? standardOutput()::println : line -> {};
        Consumer<String> everywhere = file.map(TallyLog::open)
                .map(kept -> shown.andThen(kept::append))
                .orElse(shown);
        giveToSlf4j(new LogStream(Clock.systemUTC(), everywhere));
        JavaLogging.joinSlf4j();
    }

    /** In UTF-8 whatever the terminal's locale, because files and log collectors read it too. */
    private static PrintStream standardOutput() {
        return new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    }

    private static RotatingFile open(Path file) {
        try {
            return RotatingFile.open(file, LIMITS, Clock.systemUTC());
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "The log file " + file + " cannot be written (" + e + "). Name another one in TALLY_LOG_FILE.", e);
        }
    }

    /** slf4j-simple keeps the System.out that it finds when it is first used; what Tally prints otherwise is no log line. */
    private static void giveToSlf4j(LogStream stream) {
        PrintStream original = System.out;
        System.setOut(stream);
        try {
            LoggerFactory.getLogger("tally");
        } finally {
            System.setOut(original);
        }
    }
}
