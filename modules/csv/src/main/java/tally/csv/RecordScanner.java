package tally.csv;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Finds where the fields of the next record begin and end. The one class of this module that is written for speed.
 *
 * <p>{@link #scan()} and {@link #closingQuote} load eight bytes at a time as a {@code long} and mark, with a few
 * operations for all eight, the bytes that may mean something: the delimiter, the quote, and everything below the space,
 * which holds CR, LF and NUL. Only marked bytes are looked at one by one. The rest of the class is for records that are
 * broken, and is as slow as it likes.
 *
 * <p>All positions count from the record's first byte. Whatever is wrong, reading goes on at the line after the one on which
 * the offending field begins: found in the window if the line has ended in it, else by passing bytes until it ends.
 */
final class RecordScanner {

    /** What {@link #scan()} came to. */
    enum Outcome {
        RECORD,
        UNCLOSED_QUOTE,
        TEXT_AFTER_QUOTE,
        FIELD_TOO_LONG,
        RECORD_TOO_LONG,
        END
    }

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long EACH = 0x0101010101010101L;
    private static final long LOW_BITS = 0x7FL * EACH;
    private static final long HIGH_BITS = 0x80L * EACH;
    private static final long QUOTES = '"' * EACH;
    private static final long TO_SPACE = (0x80L - ' ') * EACH;
    private static final byte QUOTE = '"';
    private static final byte CR = '\r';
    private static final byte LF = '\n';
    private static final int BROKEN = -1;

    private final ByteWindow window;
    private final byte delimiter;
    private final long delimiters;
    private final int maxFieldBytes;
    private final int maxRecordBytes;
    private final int maxFields;

    private int[] bounds = new int[32];
    private int fields;
    private int length;
    private int lineBreaks;
    private int doubledQuotes;
    private boolean suspect;
    private boolean afterCr;
    private boolean passingLine;
    private Outcome outcome = Outcome.END;

    RecordScanner(ByteWindow window, CsvFormat format) {
        this.window = window;
        delimiter = (byte) format.delimiter();
        delimiters = format.delimiter() * EACH;
        maxFieldBytes = format.maxFieldBytes();
        maxRecordBytes = format.maxRecordBytes();
        maxFields = format.maxFields();
    }

    /** How many fields were found, also those above the limit, which have no bounds. */
    int fields() {
        return fields;
    }

    /** Where a field begins, without its quote. */
    int from(int field) {
        return bounds[2 * field];
    }

    /** Where a field ends, without its quote. */
    int to(int field) {
        return bounds[2 * field + 1];
    }

    /** Line ends inside the record's quotes, before the line end that closes it. */
    int lineBreaks() {
        return lineBreaks;
    }

    /** True where a NUL or a byte above 127 is in the record or within eight bytes behind it; false: it is plain ASCII. */
    boolean suspect() {
        return suspect;
    }

    /** The bytes of the record with its line end, as far as they are read; what {@link #next} passes. */
    int length() {
        return length;
    }

    /*
     * The hot loop. It is long because a call in it, or its state in fields instead of local variables, costs a third of
     * the speed (docs/benchmarks.md, csv). Each turn of the inner loop takes eight bytes, each turn of the outer one a
     * marked byte. After a quoted field and at each record it starts afresh with the eight bytes that follow.
     */
    /** Finds the fields of the next record. */
    Outcome scan() {
        if (!begin()) {
            return Outcome.END;
        }
        byte[] bytes = window.array();
        int base = window.start();
        int end = window.length();
        int fieldStart = 0;
        int word = -Long.BYTES;
        long marks = 0;
        long seen = 0;
        while (true) {
            while (marks == 0) {
                word += Long.BYTES;
                while (word >= end) {
                    suspect |= (seen & HIGH_BITS) != 0;
                    word = end;
                    if (tooLong(fieldStart, end)) {
                        broken(fieldStart);
                        return outcome;
                    }
                    if (!window.more()) {
                        addField(fieldStart, end);
                        return record(end);
                    }
                    bytes = window.array();
                    base = window.start();
                    end = window.length();
                }
                long eight = (long) LONGS.get(bytes, base + word);
                seen |= eight;
                marks = marks(eight, delimiters);
            }
            int at = word + (Long.numberOfTrailingZeros(marks) >>> 3);
            marks &= marks - 1;
            byte mark = bytes[base + at];
            if (mark == delimiter) {
                if (tooLong(fieldStart, at)) {
                    broken(fieldStart);
                    return outcome;
                }
                addField(fieldStart, at);
                fieldStart = at + 1;
            } else if (mark == LF || mark == CR) {
                if (tooLong(fieldStart, at)) {
                    broken(fieldStart);
                    return outcome;
                }
                suspect |= (seen & HIGH_BITS) != 0;
                addField(fieldStart, at);
                return record(at);
            } else if (mark == QUOTE) {
                if (at == fieldStart) {
                    suspect |= (seen & HIGH_BITS) != 0;
                    int next = quotedField(at);
                    if (next == BROKEN || next == window.length() || isLineEnd(window.at(next))) {
                        return next == BROKEN ? outcome : record(next);
                    }
                    bytes = window.array();
                    base = window.start();
                    end = window.length();
                    fieldStart = next + 1;
                    word = fieldStart - Long.BYTES;
                    marks = 0;
                }
            } else {
                suspect |= mark == 0;
            }
        }
    }

    /** Marks the high bit of each byte that is the delimiter, the quote or below the space; exact for all eight. */
    private static long marks(long eight, long delimiters) {
        long low = eight & LOW_BITS;
        long other = ((low ^ delimiters) + LOW_BITS) & ((low ^ QUOTES) + LOW_BITS) & (low + TO_SPACE);
        return ~(other | eight) & HIGH_BITS;
    }

    private boolean tooLong(int fieldStart, int at) {
        return at - fieldStart > maxFieldBytes || at > maxRecordBytes;
    }

    private void addField(int from, int to) {
        if (fields < maxFields) {
            if (2 * fields == bounds.length) {
                bounds = Arrays.copyOf(bounds, 2 * bounds.length);
            }
            bounds[2 * fields] = from;
            bounds[2 * fields + 1] = to;
        }
        fields++;
    }

    /** Adds the field whose quote opens here; the position behind its closing quote, or {@link #BROKEN}. */
    private int quotedField(int open) {
        int lineBreaksBefore = lineBreaks;
        doubledQuotes = 0;
        int close = closingQuote(open);
        if (close == BROKEN || tooLong(open, close + 1)) {
            return broken(open);
        }
        int next = close + 1;
        if (next == window.length() || window.at(next) == delimiter || isLineEnd(window.at(next))) {
            addField(open + 1, doubledQuotes == 0 ? close : withoutDoubledQuotes(open + 1, close));
            return next;
        }
        return lineBreaks > lineBreaksBefore ? broken(open) : textAfterQuote(open, next);
    }

    /** The second half of the hot loop: looks for the quote that closes a field; {@link #BROKEN} where none does. */
    private int closingQuote(int open) {
        int word = open + 1 - Long.BYTES;
        long marks = 0;
        long seen = 0;
        while (true) {
            while (marks == 0) {
                word += Long.BYTES;
                while (word >= window.length()) {
                    word = window.length();
                    if (tooLong(open, word) || !window.more()) {
                        return BROKEN;
                    }
                }
                long eight = (long) LONGS.get(window.array(), window.start() + word);
                seen |= eight;
                marks = marks(eight, QUOTES);
            }
            int at = word + (Long.numberOfTrailingZeros(marks) >>> 3);
            marks &= marks - 1;
            byte mark = window.at(at);
            if (mark == QUOTE) {
                if (!isDoubled(open, at)) {
                    suspect |= (seen & HIGH_BITS) != 0;
                    return at;
                }
                doubledQuotes++;
                word = at + 2 - Long.BYTES;
                marks = 0;
            } else if (mark == CR || mark == LF && window.at(at - 1) != CR) {
                lineBreaks++;
            } else {
                suspect |= mark == 0;
            }
        }
    }

    private boolean isDoubled(int open, int quote) {
        while (quote + 1 == window.length()) {
            if (tooLong(open, quote + 1) || !window.more()) {
                return false;
            }
        }
        return window.at(quote + 1) == QUOTE;
    }

    /** Moves the text together so that it can be read in one piece; fills the gap behind it. The new end. */
    private int withoutDoubledQuotes(int from, int to) {
        byte[] bytes = window.array();
        int base = window.start();
        int end = from;
        for (int at = from; at < to; at++) {
            bytes[base + end++] = bytes[base + at];
            if (bytes[base + at] == QUOTE) {
                at++;
            }
        }
        Arrays.fill(bytes, base + end, base + to, QUOTE);
        return end;
    }

    /** Adds the field as it stands, quotes included, up to the end of its line. */
    private int textAfterQuote(int open, int from) {
        int at = lineEnd(from);
        while (at == window.length() && !tooLong(open, at) && window.more()) {
            at = lineEnd(at);
        }
        if (tooLong(open, at)) {
            return broken(open);
        }
        suspect = true;
        addField(open, at);
        endLine(at);
        return broken(Outcome.TEXT_AFTER_QUOTE, open);
    }

    /** Adds the field as it stands, up to the end of its first line or to the limit, and resumes behind that line. */
    private int broken(int fieldStart) {
        int first = lineEnd(fieldStart);
        int limit = Math.min(fieldStart + maxFieldBytes, maxRecordBytes);
        boolean quoted = fieldStart < window.length() && window.at(fieldStart) == QUOTE;
        addField(fieldStart, Math.max(fieldStart, Math.min(first, limit)));
        passingLine = first == window.length();
        endLine(first);
        if (quoted && first <= limit) {
            return broken(Outcome.UNCLOSED_QUOTE, fieldStart);
        }
        boolean fieldFirst = limit < maxRecordBytes;
        return broken(fieldFirst ? Outcome.FIELD_TOO_LONG : Outcome.RECORD_TOO_LONG, fieldStart);
    }

    private int broken(Outcome how, int fieldStart) {
        outcome = how;
        suspect = true;
        lineBreaks = lineEndsBefore(fieldStart);
        return BROKEN;
    }

    /** How many line ends there are in the record before a position. */
    int lineEndsBefore(int position) {
        int count = 0;
        for (int at = 0; at < position; at++) {
            byte b = window.at(at);
            if (b == CR || b == LF && (at == 0 || window.at(at - 1) != CR)) {
                count++;
            }
        }
        return count;
    }

    /** The first line end at or behind a position; the end of the window where it holds none. */
    private int lineEnd(int from) {
        int at = from;
        while (at < window.length() && !isLineEnd(window.at(at))) {
            at++;
        }
        return at;
    }

    private static boolean isLineEnd(byte b) {
        return b == LF || b == CR;
    }

    private Outcome record(int at) {
        endLine(at);
        return Outcome.RECORD;
    }

    /** The record ends here, at a line end or at the end of the window. The LF of a CR LF may not have been read yet. */
    private void endLine(int at) {
        int left = window.length() - at;
        boolean cr = left > 0 && window.at(at) == CR;
        afterCr = cr && left == 1;
        length = at + Math.min(left, cr && left > 1 && window.at(at + 1) == LF ? 2 : 1);
    }

    private boolean begin() {
        pass();
        fields = 0;
        lineBreaks = 0;
        suspect = false;
        if (passingLine) {
            passLine();
        }
        if (afterCr && hasMore() && window.at(0) == LF) {
            window.pass(1);
        }
        afterCr = false;
        return hasMore();
    }

    private void passLine() {
        while (passingLine && hasMore()) {
            int end = lineEnd(0);
            passingLine = end == window.length();
            endLine(end);
            pass();
        }
    }

    private void pass() {
        window.pass(length);
        length = 0;
    }

    private boolean hasMore() {
        while (window.length() == 0) {
            if (!window.more()) {
                return false;
            }
        }
        return true;
    }
}
