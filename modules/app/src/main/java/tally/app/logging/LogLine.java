package tally.app.logging;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The shape of a log line, and the guard against lines that are forged by what a stranger typed. */
final class LogLine {

    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    /** What slf4j-simple makes under our simplelogger.properties: {@code [INFO] tally.ingest - message}. */
    private static final Pattern PREPARED = Pattern.compile("(\\[\\w+]) (\\S+) - (.*)", Pattern.DOTALL);

    /**
     * Control characters (CR, LF and escape among them), the Unicode line breaks, and the marks that turn the direction of
     * writing round: all that could make a part of a line look like another line, on a terminal as in a file.
     */
    private static final Pattern UNSAFE = Pattern.compile("[\\p{Cc}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]");

    private LogLine() {}

    /** {@code [2026-11-23T16:05:12.345Z] [INFO] [tally.ingest] message}, whatever the message holds. */
    static String ofMessage(Instant time, String prepared) {
        Matcher parts = PREPARED.matcher(prepared);
        String line = parts.matches()
                ? parts.group(1) + " [" + parts.group(2) + "] " + parts.group(3)
                : "[INFO] [tally] " + prepared;
        return "[" + TIMESTAMP.format(time) + "] " + escaped(line);
    }

    /** A line of a stack trace. It keeps its leading tabs; it begins with a class name or {@code at}, never with a time. */
    static String ofTrace(String line) {
        String text = line.stripLeading();
        int indent = line.indexOf(text);
        return line.substring(0, indent) + escaped(text);
    }

    private static String escaped(String text) {
        return UNSAFE.matcher(text)
                .replaceAll(
                        found -> Matcher.quoteReplacement(escape(found.group().charAt(0))));
    }

    private static String escape(char unsafe) {
        return switch (unsafe) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> String.format("\\u%04x", (int) unsafe);
        };
    }
}
