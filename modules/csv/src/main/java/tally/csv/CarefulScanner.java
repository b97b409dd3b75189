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
    private int length;
    private Optional<Kind> damage = Optional.empty();

    /** A scanner that fills in where fields begin and end, as far as there is room. */
    CarefulScanner(ByteWindow window, CsvFormat format, long[] spans) {
        this.window = window;
        this.format = format;
        this.spans = spans;
    }

    /** The offset behind the last field that was found. */
    int length() {
        return length;
    }

    /** What is wrong with that field, if anything is. */
    Optional<Kind> damage() {
        return damage;
    }

    /** Finds the fields of the record at the front of the window; how many there are. */
    int scan() {
        found = 0;
        damage = Optional.empty();
        length = field(0);
        while (damage.isEmpty() && window.at(length) == format.delimiter()) {
            length = field(length + 1);
        }
        return found;
    }

    /** Adds the field that begins at an offset; the offset behind it. */
    private int field(int from) {
        int limit = Math.min(from + format.maxFieldBytes(), format.maxRecordBytes());
        return window.at(from) == '"' ? quoted(from, limit) : unquoted(from, limit);
    }

    private int unquoted(int from, int limit) {
        int end = from;
        while (end <= limit && !isFieldEnd(end)) {
            end++;
        }
        return end > limit ? tooLong(from, limit) : added(from, end, end);
    }

    private int quoted(int open, int limit) {
        int doubled = 0;
        int close = closingQuote(open, limit);
        while (close < limit && window.at(close + 1) == '"') {
            doubled++;
            close = closingQuote(close + 1, limit);
        }
        if (close >= limit || window.at(close) != '"' || !isFieldEnd(close + 1)) {
            return brokenQuoted(open, close, limit);
        }
        return added(open + 1, doubled == 0 ? close : window.undoubleQuotes(open + 1, close), close + 1);
    }

    /** The first quote behind another one; or else the end of the file, or what is above the limit. */
    private int closingQuote(int quote, int limit) {
        int offset = quote + 1;
        while (offset <= limit && window.at(offset) != '"' && window.at(offset) != ByteWindow.END_OF_FILE) {
            offset++;
        }
        return offset;
    }

    private boolean isFieldEnd(int offset) {
        return window.at(offset) == format.delimiter() || window.isLineEnd(offset);
    }

    private int added(int from, int to, int end) {
        spans[Math.min(found++, spans.length - 1)] = FastScanner.span(from, to);
        return end;
    }

    /** A quoted field: text after its closing quote where both quotes are on one line; else an unclosed one. */
    private int brokenQuoted(int open, int close, int limit) {
        int lineEnd = window.lineEnd(open, limit);
        if (lineEnd > limit) {
            return tooLong(open, limit);
        }
        return broken(close < lineEnd ? Kind.TEXT_AFTER_QUOTE : Kind.UNCLOSED_QUOTE, open, lineEnd);
    }

    private int tooLong(int from, int limit) {
        return broken(limit < format.maxRecordBytes() ? Kind.FIELD_TOO_LONG : Kind.RECORD_TOO_LONG, from, limit);
    }

    /** Adds the field as it stands, up to the end of its first line or to the limit that it passes. */
    private int broken(Kind how, int from, int to) {
        damage = Optional.of(how);
        return added(from, Math.max(from, to), Math.max(from, to));
    }
}
