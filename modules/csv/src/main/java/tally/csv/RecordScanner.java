package tally.csv;

import java.util.Arrays;

/**
 * Finds where the fields of the next record begin and end, by walking the {@link Marks} of the window.
 *
 * <p>When the window ends inside a record, more is read and the record is begun again; the window doubles each time, so that
 * this costs no more than reading twice. Nothing in the window is changed before the whole record is there.
 *
 * <p>Whatever is wrong with a record, the next one begins at the line after the one on which the offending field begins.
 */
final class RecordScanner {

    /** What {@link #scan()} came to. */
    enum Outcome {
        RECORD,
        UNCLOSED_QUOTE,
        TEXT_AFTER_QUOTE,
        FIELD_TOO_LONG,
        RECORD_TOO_LONG,
        UNFINISHED,
        END
    }

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final byte QUOTE = '"';
    private static final byte CR = '\r';
    private static final byte LF = '\n';

    private final ByteWindow window;
    private final byte delimiter;
    private final long delimiters;
    private final int maxFieldBytes;
    private final int maxRecordBytes;

    private long[] spans = new long[32];
    private int fields;
    private int lineBreaks;
    private boolean hasDoubledQuotes;
    private int doubledQuotes;
    private boolean suspect;
    private int block = -Marks.BLOCK;
    private long bits;
    private int next;
    private boolean afterCr;
    private boolean passingLine;

    RecordScanner(ByteWindow window, CsvFormat format) {
        this.window = window;
        delimiters = Marks.each(format.delimiter());
        delimiter = (byte) format.delimiter();
        maxFieldBytes = format.maxFieldBytes();
        maxRecordBytes = format.maxRecordBytes();
    }

    /** How many fields were found, also those above the limit, which have no bounds. */
    int fields() {
        return fields;
    }

    /** Where in the window's array a field begins, without its quote. */
    int from(int field) {
        return (int) (spans[field] >> 32);
    }

    /** Where in the window's array a field ends, without its quote. */
    int to(int field) {
        return (int) spans[field];
    }

    /** Line ends inside the record's quotes; of a broken record those before the offending field. */
    int lineBreaks() {
        return lineBreaks;
    }

    /** True where the record may hold a NUL or bytes above 127, or is broken; false: it is plain ASCII without a NUL. */
    boolean isSuspect() {
        return suspect;
    }

    /** How many bytes of the stream lie before the record that {@link #scan()} will look at. */
    long bytesPassed() {
        return window.passed() + next - window.start();
    }

    /** Finds the fields of the next record. */
    Outcome scan() {
        window.passTo(next);
        if (!isAtRecord()) {
            return Outcome.END;
        }
        Outcome outcome = scanWindow();
        while (outcome == Outcome.UNFINISHED) {
            readMore();
            outcome = scanWindow();
        }
        if (hasDoubledQuotes) {
            undoubleQuotes();
        }
        return outcome;
    }

    /** How many line ends there are in the record before a position. */
    int lineEndsBefore(int position) {
        byte[] bytes = window.array();
        int count = 0;
        for (int at = window.start(); at < position; at++) {
            count += endsLine(bytes, at) ? 1 : 0;
        }
        return count;
    }

    /** Moves behind a byte order mark, where the file begins with one. */
    void passByteOrderMark() {
        while (window.end() < BYTE_ORDER_MARK.length && !window.ended()) {
            readMore();
        }
        if (Arrays.mismatch(window.array(), BYTE_ORDER_MARK) >= BYTE_ORDER_MARK.length) {
            moveTo(BYTE_ORDER_MARK.length);
        }
    }

    /*
     * The hot loop: one turn a mark, what happens most often first. It is longer than it should be because its state has to
     * stay in local variables.
     */
    private Outcome scanWindow() {
        begin();
        byte[] bytes = window.array();
        int end = window.end();
        int fieldStart = window.start();
        boolean limitsAreNear = end - fieldStart > maxFieldBytes;
        long[] spans = this.spans;
        int n = 0;
        int block = this.block;
        long bits = this.bits;
        while (true) {
            while (bits == 0) {
                block += Marks.BLOCK;
                if (block >= end) {
                    fields = n;
                    return unfinished(fieldStart);
                }
                bits = Marks.of(bytes, block, delimiters);
            }
            int at = block + Long.numberOfTrailingZeros(bits);
            bits &= bits - 1;
            byte mark = bytes[at];
            if (mark == delimiter || mark == LF || mark == CR) {
                if (limitsAreNear && isTooLong(fieldStart, at)) {
                    fields = n;
                    return broken(fieldStart);
                }
                if (n == spans.length) {
                    spans = moreSpans();
                }
                spans[n++] = (long) fieldStart << 32 | at;
                if (mark != delimiter) {
                    fields = n;
                    this.block = block;
                    this.bits = bits;
                    return record(at);
                }
                fieldStart = at + 1;
            } else if (mark != QUOTE) {
                suspect = true;
            } else if (at == fieldStart) {
                fields = n;
                this.block = block;
                this.bits = bits;
                int close = closingQuote();
                int behind = close + 1;
                if (close < 0 || behind == end && !window.ended()) {
                    return unfinished(fieldStart);
                }
                if (isTooLong(fieldStart, behind)) {
                    return broken(fieldStart);
                }
                if (!endsField(behind)) {
                    return textAfterQuote(fieldStart, behind);
                }
                addQuotedField(fieldStart + 1, close);
                if (behind == end || bytes[behind] != delimiter) {
                    return record(behind);
                }
                spans = this.spans;
                n = fields;
                fieldStart = behind + 1;
                seek(fieldStart);
                block = this.block;
                bits = this.bits;
            }
        }
    }

    private long[] moreSpans() {
        spans = Arrays.copyOf(spans, 2 * spans.length);
        return spans;
    }

    /** Where the quote is that closes a field, the next mark being the first behind the one that opened it; or -1. */
    private int closingQuote() {
        byte[] bytes = window.array();
        int end = window.end();
        int block = this.block;
        long bits = this.bits;
        doubledQuotes = 0;
        while (true) {
            while (bits == 0) {
                block += Marks.BLOCK;
                if (block >= end) {
                    return -1;
                }
                bits = Marks.of(bytes, block, delimiters);
            }
            int at = block + Long.numberOfTrailingZeros(bits);
            bits &= bits - 1;
            byte mark = bytes[at];
            if (mark == QUOTE) {
                if (bytes[at + 1] != QUOTE) {
                    this.block = block;
                    this.bits = bits;
                    return at;
                }
                doubledQuotes++;
                if (bits == 0) {
                    block = at + 2 - Marks.BLOCK;
                } else {
                    bits &= bits - 1;
                }
            } else if (mark == CR || mark == LF) {
                lineBreaks += endsLine(bytes, at) ? 1 : 0;
            } else {
                suspect |= mark != delimiter;
            }
        }
    }

    private void seek(int position) {
        if (position - block < Marks.BLOCK) {
            bits &= -1L << (position - block);
        } else {
            block = position - Marks.BLOCK;
            bits = 0;
        }
    }

    private void begin() {
        fields = 0;
        lineBreaks = 0;
        suspect = false;
        hasDoubledQuotes = false;
    }

    private boolean isTooLong(int fieldStart, int at) {
        return at - fieldStart > maxFieldBytes || at - window.start() > maxRecordBytes;
    }

    private void addField(int from, int to) {
        if (fields == spans.length) {
            moreSpans();
        }
        spans[fields++] = (long) from << 32 | to;
    }

    /** Adds a field; its beginning, turned into a negative number, remembers that quotes in it are doubled. */
    private void addQuotedField(int from, int to) {
        hasDoubledQuotes |= doubledQuotes > 0;
        addField(doubledQuotes > 0 ? ~from : from, to);
    }

    private void undoubleQuotes() {
        for (int i = 0; i < fields; i++) {
            if (spans[i] < 0) {
                int from = ~from(i);
                spans[i] = (long) from << 32 | undoubled(from, to(i));
            }
        }
    }

    /** Moves the text together so that it is in one piece, and fills the gap behind it with quotes; the new end. */
    private int undoubled(int from, int to) {
        byte[] bytes = window.array();
        int end = from;
        for (int at = from; at < to; at++) {
            at += bytes[at] == QUOTE ? 1 : 0;
            bytes[end++] = bytes[at];
        }
        Arrays.fill(bytes, end, to, QUOTE);
        return end;
    }

    /** The record ends at its line end, or at the end of the window where the file ends without one. */
    private Outcome record(int at) {
        next = behindLineEnd(at);
        seek(next);
        return Outcome.RECORD;
    }

    /** The window ends in a field: there may be more to read; or this is all, or already too much. */
    private Outcome unfinished(int fieldStart) {
        int end = window.end();
        boolean quoted = isQuote(fieldStart);
        if (isTooLong(fieldStart, end) || window.ended() && quoted) {
            return broken(fieldStart);
        }
        if (!window.ended()) {
            return Outcome.UNFINISHED;
        }
        addField(fieldStart, end);
        return record(end);
    }

    /** Adds the field as it stands, quotes included, up to the end of the line; or takes its quote for an unclosed one. */
    private Outcome textAfterQuote(int open, int behind) {
        int end = lineEnd(open);
        if (end < behind || isTooLong(open, end)) {
            return broken(open);
        }
        if (end == window.end() && !window.ended()) {
            return Outcome.UNFINISHED;
        }
        return broken(Outcome.TEXT_AFTER_QUOTE, open, end);
    }

    /** Adds the field as it stands, up to the end of its first line or to the limit that it passes. */
    private Outcome broken(int fieldStart) {
        int end = lineEnd(fieldStart);
        int recordLimit = window.start() + maxRecordBytes;
        int limit = Math.min(fieldStart + maxFieldBytes, recordLimit);
        if (isQuote(fieldStart) && end <= limit) {
            return broken(Outcome.UNCLOSED_QUOTE, fieldStart, end);
        }
        Outcome tooLong = limit < recordLimit ? Outcome.FIELD_TOO_LONG : Outcome.RECORD_TOO_LONG;
        return broken(tooLong, fieldStart, Math.max(fieldStart, limit));
    }

    private Outcome broken(Outcome how, int fieldStart, int fieldEnd) {
        int end = lineEnd(fieldStart);
        addField(fieldStart, fieldEnd);
        suspect = true;
        lineBreaks = lineEndsBefore(fieldStart);
        passingLine = end == window.end();
        next = behindLineEnd(end);
        markFrom(next);
        return how;
    }

    private boolean isQuote(int at) {
        return at < window.end() && window.array()[at] == QUOTE;
    }

    private boolean endsField(int at) {
        byte[] bytes = window.array();
        return at == window.end() || bytes[at] == delimiter || bytes[at] == LF || bytes[at] == CR;
    }

    /** True at each LF and each CR, but not at the LF of a CR LF. */
    private boolean endsLine(byte[] bytes, int at) {
        return bytes[at] == CR || bytes[at] == LF && (at == window.start() || bytes[at - 1] != CR);
    }

    /** The first CR or LF at or behind a position; the end of the window where there is none. */
    private int lineEnd(int from) {
        byte[] bytes = window.array();
        int at = from;
        while (at < window.end() && bytes[at] != LF && bytes[at] != CR) {
            at++;
        }
        return at;
    }

    /** Where the next line begins. Of a CR LF, the LF may not have been read yet: {@link #isAtRecord()} passes it then. */
    private int behindLineEnd(int at) {
        byte[] bytes = window.array();
        int left = window.end() - at;
        boolean cr = left > 0 && bytes[at] == CR;
        afterCr = cr && left == 1;
        return at + Math.min(left, cr && bytes[at + 1] == LF ? 2 : 1);
    }

    private boolean isAtRecord() {
        while (passingLine && hasMore()) {
            int end = lineEnd(window.start());
            passingLine = end == window.end();
            moveTo(behindLineEnd(end));
        }
        if (afterCr && hasMore() && window.array()[next] == LF) {
            moveTo(next + 1);
        }
        afterCr = false;
        return hasMore();
    }

    private boolean hasMore() {
        while (window.start() == window.end() && !window.ended()) {
            readMore();
        }
        return window.start() < window.end();
    }

    private void readMore() {
        window.more();
        next = window.start();
        markFrom(next);
    }

    private void moveTo(int position) {
        window.passTo(position);
        next = position;
        markFrom(next);
    }

    /** The next mark to look at is the first one at or behind a position, which may lie before those looked at. */
    private void markFrom(int position) {
        block = position - Marks.BLOCK;
        bits = 0;
    }
}
