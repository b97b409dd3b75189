package tally.app.logging;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.function.Consumer;

/**
 * The stream that slf4j-simple prints to. It is the one place where a log line gets its time and its final shape, and where
 * a value from outside loses the power to begin a line of its own.
 *
 * <p>slf4j-simple makes one call of {@link #println(String)} for a message, and lets a stack trace print itself, which makes
 * one call of {@link #println(Object)} for each of its lines. It never prints from two threads at once.
 */
final class LogStream extends PrintStream {

    private final InstantSource clock;
    private final Consumer<String> lines;

    /**
     * A stream that has nothing behind it but the given receiver.
     *
     * @param lines takes one finished line at a time, without its line break
     */
    LogStream(InstantSource clock, Consumer<String> lines) {
        super(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        this.clock = clock;
        this.lines = lines;
    }

    @Override
    public void println(String message) {
        lines.accept(LogLine.ofMessage(clock.instant(), message));
    }

    @Override
    public void println(Object traceLine) {
        lines.accept(LogLine.ofTrace(traceLine.toString()));
    }
}
