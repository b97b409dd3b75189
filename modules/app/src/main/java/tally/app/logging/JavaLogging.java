package tally.app.logging;

import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;
import org.slf4j.LoggerFactory;

/** Hands what is logged through {@code java.util.logging} (by the JDK and the PostgreSQL driver) on to slf4j. */
final class JavaLogging extends Handler {

    private final Formatter formatter = new SimpleFormatter();

    private JavaLogging() {}

    /** Takes the place of the handlers that print to standard error. Records below INFO are not made at all. */
    static void joinSlf4j() {
        LogManager.getLogManager().reset();
        java.util.logging.Logger.getLogger("").addHandler(new JavaLogging());
    }

    @Override
    public void publish(LogRecord logged) {
        LoggerFactory.getLogger(String.valueOf(logged.getLoggerName()))
                .atLevel(level(logged.getLevel()))
                .setCause(logged.getThrown())
                .log(formatter.formatMessage(logged));
    }

    private static org.slf4j.event.Level level(Level level) {
        if (level.intValue() >= Level.SEVERE.intValue()) {
            return org.slf4j.event.Level.ERROR;
        }
        return level.intValue() >= Level.WARNING.intValue() ? org.slf4j.event.Level.WARN : org.slf4j.event.Level.INFO;
    }

    /** Every line is written out at once. */
    @Override
    public void flush() {}

    @Override
    public void close() {}
}
