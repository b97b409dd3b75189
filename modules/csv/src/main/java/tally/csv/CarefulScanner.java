package tally.csv;

import java.util.Optional;
import tally.csv.CsvProblem.Kind;

/**
 * Finds the fields of any record, byte by byte: all that {@link CsvReader} promises of limits, quotes and recovery is here.
 *
 * <p>Whatever is wrong with a record, it ends on the line on which its offending field begins.
 */
final class CarefulScanner {

    private final ByteWindow window;
    private final CsvFormat format;
    private final long[] spans;
    private int found;
    private Optional<Kind> damage = Optional.empty();

    /** A scanner that fills in the same as {@link FastScanner} does, as far as there is room. */
    CarefulScanner(ByteWindow window, CsvFormat format, long[] spans) {
        this.window = window;
        this.format = format;
        this.spans = spans;
    }

    /** What is wrong with the last field that was found, if anything is. */
    Optional<Kind> damage() {
        return damage;
    }

    /** Finds the fields of the record at the front of the window; how many there are. */
    int scan() {
        found = 0;
        damage = Optional.empty();
        int end = field(0);
        while (damage.isEmpty() && window.at(end) == format.delimiter()) {
            end = field(end + 1);
        }
        note(end, end);
        return found;
    }

    /** Adds the field that begins at an offset; the offset behind it. */
    private int field(int from) {
        int limit = Math.min(from + format.maxFieldBytes(), format.maxRecordBytes());
        boolean quoted = window.at(from) == '"';
        int end = quoted ? closed(from, limit) : window.find(this::endsField, from, limit);
        if (end > limit || !endsField(window.at(end))) {
            return broken(from, end, limit);
        }
        note(quoted ? from + 1 : from, quoted ? window.undoubleQuotes(from + 1, end - 1) : end);
        found++;
        return end;
    }

    /** The offset behind the quote that closes the one at another offset; what is above the limit where none does. */
    private int closed(int open, int limit) {
        int close = window.find(CarefulScanner::endsQuoted, open + 1, limit);
        while (close < limit && window.at(close + 1) == '"') {
            close = window.find(CarefulScanner::endsQuoted, close + 2, limit);
        }
        return window.at(close) == '"' ? close + 1 : limit + 1;
    }

    /** Adds a field that is wrong, as it stands: up to the end of its first line, or to the limit that it passes. */
    private int broken(int from, int end, int limit) {
        int lineEnd = window.find(ByteWindow::endsLine, from, limit);
        damage = Optional.of(kind(end, lineEnd, limit));
        int to = Math.max(from, Math.min(lineEnd, limit));
        note(from, to);
        found++;
        return to;
    }

    /** A quoted field has text after its closing quote where both quotes are on one line; else it is an unclosed one. */
    private Kind kind(int end, int lineEnd, int limit) {
        if (lineEnd > limit) {
            return limit < format.maxRecordBytes() ? Kind.FIELD_TOO_LONG : Kind.RECORD_TOO_LONG;
        }
        return end <= lineEnd ? Kind.TEXT_AFTER_QUOTE : Kind.UNCLOSED_QUOTE;
    }

    private boolean endsField(int b) {
        return b == format.delimiter() || ByteWindow.endsLine(b);
    }

    private static boolean endsQuoted(int b) {
        return b == '"' || b == ByteWindow.END_OF_FILE;
    }

    private void note(int from, int to) {
        spans[Math.min(found, spans.length - 1)] = FastScanner.span(from, to);
    }
}
