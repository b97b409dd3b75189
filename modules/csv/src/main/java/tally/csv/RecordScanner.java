package tally.csv;

import java.util.Arrays;

/**
 * Finds where the fields of the next record begin and end, by walking the {@link Marks} of the window.
 *
 * <p>Where the window ends inside a record, more is read and the record is begun again; the window doubles each time, so that
 * this costs no more than reading twice. Nothing in the window is changed before the whole record is there.
 *
 * <p>Whatever is wrong with a record, the next one begins at the line after the one on which the offending field begins.
 */
final class RecordScanner {

    /** What {@link #scan()} came to; the last two it keeps for itself. */
    enum Outcome {
        RECORD,
        UNCLOSED_QUOTE,
        TEXT_AFTER_QUOTE,
        FIELD_TOO_LONG,
        RECORD_TOO_LONG,
        END,
        FIELD,
        UNFINISHED
    }

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final byte QUOTE = '"';
    private static final byte CR = WindowLines.CR;
    private static final byte LF = WindowLines.LF;
    private static final int NOWHERE = -1;

    private final ByteWindow window;
    private final WindowLines lines;
    private final FieldSpans spans;
    private final byte delimiter;
    private final long delimiters;
    private final int maxFieldBytes;
    private final int maxRecordBytes;

    /** The record begins here, and the next one there. */
    private int next;

    /** The marks of a block that have not been looked at yet, and where in the array it begins. */
    private long marks;

    private int block = -Marks.BLOCK;

    private int lineBreaks;
    private int doubledQuotes;
    private boolean suspect;
    private boolean afterCr;
    private boolean passingLine;

    RecordScanner(ByteWindow window, CsvFormat format) {
        this.window = window;
        lines = new WindowLines(window);
        spans = new FieldSpans(format.maxFields());
        delimiter = (byte) format.delimiter();
        delimiters = Marks.each(format.delimiter());
        maxFieldBytes = format.maxFieldBytes();
        maxRecordBytes = format.maxRecordBytes();
    }

    /** The fields of the record, without their quotes. */
    FieldSpans fields() {
        return spans;
    }

    /** Line ends inside the record's quotes; of a broken record those before the offending field. */
    int lineBreaks() {
        return lineBreaks;
    }

    /** How many lines of the record end before a position. */
    int lineBreaksBefore(int position) {
        return lines.count(position);
    }

    /** True where the record may hold a NUL or bytes above 127, or is broken; false: it is plain ASCII without a NUL. */
    boolean isSuspect() {
        return suspect;
    }

    /** How many bytes of the stream lie before the record that comes next. */
    long bytesPassed() {
        return window.passed() + next - window.start();
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
        spans.undoubleQuotes(window.array());
        return outcome;
    }

    /*
     * The hot loop: one turn a mark, what happens most often first. It is longer than a method should be because its state
     * has to stay in local variables; it is written back before every call that needs it. Measured in docs/csv.md, 'Speed'.
     */
    private Outcome scanWindow() {
        begin();
        byte[] bytes = window.array();
        int end = window.end();
        int fieldStart = window.start();
        boolean limitsAreNear = end - fieldStart > maxFieldBytes;
        long[] array = spans.array();
        int fields = 0;
        int at = block;
        long left = marks;
        while (true) {
            while (left == 0) {
                at += Marks.BLOCK;
                if (at >= end) {
                    spans.count(fields);
                    return unfinished(fieldStart);
                }
                left = Marks.of(bytes, at, delimiters);
            }
            int position = at + Long.numberOfTrailingZeros(left);
            byte mark = bytes[position];
            left &= left - 1;
            if (mark == delimiter || mark == LF || mark == CR) {
                if (limitsAreNear && isTooLong(fieldStart, position)) {
                    spans.count(fields);
                    return broken(fieldStart);
                }
                if (fields == array.length) {
                    fields = spans.makeRoom(fields);
                    array = spans.array();
                }
                array[fields++] = FieldSpans.span(fieldStart, position);
                if (mark != delimiter) {
                    spans.count(fields);
                    return record(position, at, left);
                }
                fieldStart = position + 1;
            } else if (mark != QUOTE) {
                suspect = true;
            } else if (position == fieldStart) {
                spans.count(fields);
                block = at;
                marks = left;
                Outcome outcome = quotedField(position);
                if (outcome != Outcome.FIELD) {
                    return outcome;
                }
                array = spans.array();
                fields = spans.count();
                fieldStart = next;
                at = block;
                left = marks;
            }
        }
    }

    private void begin() {
        spans.clear();
        lineBreaks = 0;
        suspect = false;
    }

    private boolean isTooLong(int fieldStart, int at) {
        return at - fieldStart > maxFieldBytes || at - window.start() > maxRecordBytes;
    }

    /** Adds the field whose quote opens here, and moves behind its delimiter; or ends the record. */
    private Outcome quotedField(int open) {
        int close = closingQuote();
        int behind = close + 1;
        boolean atEnd = behind == window.end();
        if (close == NOWHERE || (atEnd && !window.ended())) {
            return unfinished(open);
        }
        if (isTooLong(open, behind)) {
            return broken(open);
        }
        byte following = window.array()[behind];
        if (!atEnd && following != delimiter && following != LF && following != CR) {
            return textAfterQuote(open, behind);
        }
        addQuoted(open + 1, close);
        if (atEnd || following != delimiter) {
            return record(behind, block, marks);
        }
        next = behind + 1;
        passMarks(next);
        return Outcome.FIELD;
    }

    /** The other half of the hot loop: where the quote is that closes a field whose opening quote was the last mark. */
    private int closingQuote() {
        byte[] bytes = window.array();
        int end = window.end();
        int at = block;
        long left = marks;
        doubledQuotes = 0;
        while (true) {
            while (left == 0) {
                at += Marks.BLOCK;
                if (at >= end) {
                    return NOWHERE;
                }
                left = Marks.of(bytes, at, delimiters);
            }
            int position = at + Long.numberOfTrailingZeros(left);
            byte mark = bytes[position];
            left &= left - 1;
            if (mark != QUOTE) {
                inQuotes(mark, position);
            } else if (bytes[position + 1] == QUOTE) {
                doubledQuotes++;
                at = left == 0 ? position + 2 - Marks.BLOCK : at;
                left &= left - 1;
            } else {
                block = at;
                marks = left;
                return position;
            }
        }
    }

    private void inQuotes(byte mark, int position) {
        if (mark == LF || mark == CR) {
            lineBreaks += lines.isEnd(position) ? 1 : 0;
        } else {
            suspect |= mark != delimiter;
        }
    }

    private void addQuoted(int from, int to) {
        if (doubledQuotes > 0) {
            spans.addWithDoubledQuotes(from, to);
        } else {
            spans.add(from, to);
        }
    }

    /** The record ends at its line end, or at the end of the window where the file ends without one. */
    private Outcome record(int end, int blockReached, long marksLeft) {
        block = blockReached;
        marks = marksLeft;
        endLine(end);
        passMarks(next);
        return Outcome.RECORD;
    }

    /** The window ends in a field: there may be more to read; or this is all, or already too much. */
    private Outcome unfinished(int fieldStart) {
        int end = window.end();
        if (isTooLong(fieldStart, end) || (window.ended() && isQuote(fieldStart))) {
            return broken(fieldStart);
        }
        if (!window.ended()) {
            return Outcome.UNFINISHED;
        }
        spans.add(fieldStart, end);
        return record(end, end, 0);
    }

    /** Adds the field as it stands, quotes included, up to the end of the line; or takes its quote for an unclosed one. */
    private Outcome textAfterQuote(int open, int behind) {
        int end = lines.end(open);
        if (end < behind || isTooLong(open, end)) {
            return broken(open);
        }
        return end == window.end() && !window.ended()
                ? Outcome.UNFINISHED
                : broken(Outcome.TEXT_AFTER_QUOTE, open, end);
    }

    /** Adds the field as it stands, up to the end of its first line or to the limit that it passes. */
    private Outcome broken(int fieldStart) {
        int end = lines.end(fieldStart);
        int recordLimit = window.start() + maxRecordBytes;
        int limit = Math.min(fieldStart + maxFieldBytes, recordLimit);
        if (isQuote(fieldStart) && end <= limit) {
            return broken(Outcome.UNCLOSED_QUOTE, fieldStart, end);
        }
        Outcome tooLong = limit < recordLimit ? Outcome.FIELD_TOO_LONG : Outcome.RECORD_TOO_LONG;
        return broken(tooLong, fieldStart, Math.max(fieldStart, limit));
    }

    private Outcome broken(Outcome how, int fieldStart, int fieldEnd) {
        spans.add(fieldStart, fieldEnd);
        suspect = true;
        lineBreaks = lines.count(fieldStart);
        int end = lines.end(fieldStart);
        passingLine = end == window.end();
        endLine(end);
        markFrom(next);
        return how;
    }

    private boolean isQuote(int at) {
        return at < window.end() && window.array()[at] == QUOTE;
    }

    private void endLine(int lineEnd) {
        afterCr = lines.endsInCrAtWindowEnd(lineEnd);
        next = lines.behind(lineEnd);
    }

    /** Moves to the next record; false at the end of the file. */
    private boolean isAtRecord() {
        while (passingLine && hasMore()) {
            int end = lines.end(window.start());
            passingLine = end == window.end();
            endLine(end);
            moveTo(next);
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
        moveTo(window.start());
    }

    private void moveTo(int position) {
        window.passTo(position);
        next = position;
        markFrom(position);
    }

    /** The next mark to look at is the first one at or behind a position, which may lie before those looked at. */
    private void markFrom(int position) {
        block = position - Marks.BLOCK;
        marks = 0;
    }

    /** The same for a position behind the last mark that was looked at: keeps what is known of its block. */
    private void passMarks(int position) {
        if (position - block < Marks.BLOCK) {
            marks &= -1L << (position - block);
        } else {
            markFrom(position);
        }
    }
}
