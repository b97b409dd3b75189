package tally.csv;

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
        BROKEN,
        END,
        FIELD,
        UNFINISHED
    }

    private static final byte QUOTE = '"';
    private static final byte CR = '\r';
    private static final byte LF = '\n';
    private static final int NOWHERE = -1;

    private final ByteWindow window;
    private final CsvFormat format;
    private final byte delimiter;
    private final long delimiters;
    private final int maxFields;

    /** No object a field: its beginning in the upper half, its end in the lower. The last place takes all above the limit. */
    private final long[] spans;

    private int fields;
    private int nextField;
    private int block = -Marks.BLOCK;
    private long marks;
    private boolean suspect;
    private int lineBreaks;
    private CsvProblem.Kind damage = CsvProblem.Kind.UNCLOSED_QUOTE;

    RecordScanner(ByteWindow window, CsvFormat format) {
        this.window = window;
        this.format = format;
        delimiter = (byte) format.delimiter();
        delimiters = Marks.each(format.delimiter());
        maxFields = format.maxFields();
        spans = new long[maxFields + 1];
    }

    /** How many fields the record has, also those above the limit, whose bounds are not known. */
    int fields() {
        return fields;
    }

    /** Where in the window's array a field begins, without its quote. */
    int from(int field) {
        return (int) (spans[field] >>> 32);
    }

    /** Where in the window's array a field ends, without its quote. */
    int to(int field) {
        return (int) spans[field];
    }

    /** Line ends inside the record's quotes; of a broken record those before the offending field, which is the last. */
    int lineBreaks() {
        return lineBreaks;
    }

    /** False where the record is sound ASCII without a NUL, a line end in quotes or a doubled quote: most of them are. */
    boolean isSuspect() {
        return suspect;
    }

    /** What is wrong with a broken record. */
    CsvProblem.Kind damage() {
        return damage;
    }

    /** Finds the fields of the next record. */
    Outcome scan() {
        lineBreaks = 0;
        if (!window.passRecord()) {
            if (!window.findRecord()) {
                return Outcome.END;
            }
            markFrom(window.start());
        }
        Outcome outcome = scanWindow();
        while (outcome == Outcome.UNFINISHED) {
            window.more();
            markFrom(window.start());
            outcome = scanWindow();
        }
        if (suspect) {
            int last = Math.min(fields - 1, maxFields);
            lineBreaks = window.lineEndsBefore(outcome == Outcome.BROKEN ? from(last) : to(last));
            undoubleQuotes();
        }
        return outcome;
    }

    /*
     * The hot loop: one turn a field, its marks in the order of the file, what happens most often first. It is longer than a
     * method should be because its state has to stay in local variables; it is written back before a call that needs it.
     * See docs/csv.md, 'Speed'.
     */
    private Outcome scanWindow() {
        byte[] bytes = window.array();
        int end = window.end();
        int fieldStart = window.start();
        boolean limitsAreNear = end - fieldStart > format.maxFieldBytes();
        int found = 0;
        int at = block;
        long left = marks;
        boolean quoted = false;
        suspect = false;
        while (true) {
            while (left == 0) {
                at += Marks.BLOCK;
                if (at >= end) {
                    fields = found;
                    return unfinished(fieldStart);
                }
                left = Marks.of(bytes, at, delimiters);
            }
            int position = at + Long.numberOfTrailingZeros(left);
            byte mark = bytes[position];
            left &= left - 1;
            if (quoted) {
                if (mark != QUOTE) {
                    suspect |= mark != delimiter;
                    continue;
                }
                mark = bytes[++position];
                if (limitsAreNear || (mark != delimiter && mark != LF && mark != CR)) {
                    fields = found;
                    Outcome outcome = unusualField(fieldStart);
                    if (outcome != Outcome.FIELD) {
                        return outcome;
                    }
                    quoted = false;
                    found = fields;
                    fieldStart = nextField;
                    at = block;
                    left = marks;
                    continue;
                }
                quoted = false;
                spans[Math.min(found++, maxFields)] = span(fieldStart + 1, position - 1);
            } else if (mark == delimiter || mark == LF || mark == CR) {
                if (position < fieldStart) {
                    continue; // The delimiter behind a closing quote, or the LF that ended the record before.
                }
                if (limitsAreNear && isTooLong(fieldStart, position)) {
                    fields = found;
                    return broken(fieldStart);
                }
                spans[Math.min(found++, maxFields)] = span(fieldStart, position);
            } else {
                quoted = mark == QUOTE && position == fieldStart;
                suspect |= mark != QUOTE;
                continue;
            }
            if (mark != delimiter) {
                fields = found;
                return record(position, at, left);
            }
            fieldStart = position + 1;
        }
    }

    /** A quoted field that is not simply closed and followed by a delimiter: with a doubled quote, the last one, a broken one. */
    private Outcome unusualField(int open) {
        int close = closingQuote(open);
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
        addField(open + 1, close);
        markFrom(behind);
        if (atEnd || following != delimiter) {
            return record(behind, block, marks);
        }
        nextField = behind + 1;
        return Outcome.FIELD;
    }

    /** The first quote behind the opening one that is not doubled. */
    private int closingQuote(int open) {
        byte[] bytes = window.array();
        suspect = true;
        for (int at = open + 1; at < window.end(); at++) {
            if (bytes[at] == QUOTE && bytes[++at] != QUOTE) {
                return at - 1;
            }
        }
        return NOWHERE;
    }

    private boolean isTooLong(int fieldStart, int at) {
        return at - fieldStart > format.maxFieldBytes() || at - window.start() > format.maxRecordBytes();
    }

    private void addField(int from, int to) {
        spans[Math.min(fields++, maxFields)] = span(from, to);
    }

    private static long span(int from, int to) {
        return ((long) from << 32) | to;
    }

    /** The record ends at its line end, or at the end of the window where the file ends without one. */
    private Outcome record(int end, int blockReached, long marksLeft) {
        block = blockReached;
        marks = marksLeft;
        window.endRecord(end);
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
        addField(fieldStart, end);
        return record(end, end, 0);
    }

    /** Adds the field as it stands, quotes included, up to the end of the line; or takes its quote for an unclosed one. */
    private Outcome textAfterQuote(int open, int behind) {
        int end = window.lineEnd(open);
        if (end < behind || isTooLong(open, end)) {
            return broken(open);
        }
        return end == window.end() && !window.ended()
                ? Outcome.UNFINISHED
                : broken(CsvProblem.Kind.TEXT_AFTER_QUOTE, open, end);
    }

    /** Adds the field as it stands, up to the end of its first line or to the limit that it passes. */
    private Outcome broken(int fieldStart) {
        int end = window.lineEnd(fieldStart);
        int recordLimit = window.start() + format.maxRecordBytes();
        int limit = Math.min(fieldStart + format.maxFieldBytes(), recordLimit);
        if (isQuote(fieldStart) && end <= limit) {
            return broken(CsvProblem.Kind.UNCLOSED_QUOTE, fieldStart, end);
        }
        CsvProblem.Kind tooLong =
                limit < recordLimit ? CsvProblem.Kind.FIELD_TOO_LONG : CsvProblem.Kind.RECORD_TOO_LONG;
        return broken(tooLong, fieldStart, Math.max(fieldStart, limit));
    }

    private Outcome broken(CsvProblem.Kind how, int fieldStart, int fieldEnd) {
        addField(fieldStart, fieldEnd);
        damage = how;
        suspect = true;
        markFrom(window.endRecordWithLine(fieldStart));
        return Outcome.BROKEN;
    }

    private boolean isQuote(int at) {
        return at < window.end() && window.array()[at] == QUOTE;
    }

    /** Takes the second of each doubled quote out of the quoted fields, which are those behind a quote. */
    private void undoubleQuotes() {
        for (int field = 0; field < Math.min(fields, maxFields); field++) {
            int from = from(field);
            if (from > window.start() && window.array()[from - 1] == QUOTE) {
                spans[field] = span(from, window.undoubleQuotes(from, to(field)));
            }
        }
    }

    /** The next mark to look at is the first one at or behind a position, which may lie before those looked at. */
    private void markFrom(int position) {
        block = position - Marks.BLOCK;
        marks = 0;
    }
}
