package tally.testkit;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What is logged from its making to its closing, by any thread of the process: of slf4j-simple's lines, which a module's
 * tests must have on standard error. One at a time.
 */
public final class CapturedLog implements AutoCloseable {
    private final PrintStream standardError = System.err;
    private final ByteArrayOutputStream lines = new ByteArrayOutputStream();

    /** Begins to capture. */
    public CapturedLog() {
        System.setErr(new PrintStream(lines, true, StandardCharsets.UTF_8));
    }

    /** The lines so far that hold this text. */
    public List<String> linesWith(String text) {
        return lines.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.contains(text))
                .toList();
    }

    /** Whether a line holds this text. */
    public boolean has(String text) {
        return !linesWith(text).isEmpty();
    }

    @Override
    public void close() {
        System.setErr(standardError);
    }
}
