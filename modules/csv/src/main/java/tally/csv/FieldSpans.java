package tally.csv;

import java.util.Arrays;

/**
 * Where the fields of one record lie in the window's array: no object a field, one {@code long} with its beginning in the
 * upper half and its end in the lower.
 *
 * <p>The scanner's hot loop writes to {@link #array()} itself, from its own local variables, and says with {@link
 * #count(int)} how far it came.
 */
final class FieldSpans {

    private static final byte QUOTE = '"';

    private final int maxFields;
    private long[] spans = new long[32];
    private int count;
    private int tooMany;
    private boolean hasDoubledQuotes;

    FieldSpans(int maxFields) {
        this.maxFields = maxFields;
    }

    static long span(int from, int to) {
        return ((long) from << 32) | to;
    }

    int from(int field) {
        return (int) (spans[field] >> 32);
    }

    int to(int field) {
        return (int) spans[field];
    }

    /** How many fields the record has, also those above the limit, which have no span. */
    int found() {
        return count + tooMany;
    }

    /** How many fields have a span here. */
    int count() {
        return count;
    }

    void count(int written) {
        count = written;
    }

    long[] array() {
        return spans;
    }

    /** Begins a record. */
    void clear() {
        count = 0;
        tooMany = 0;
        hasDoubledQuotes = false;
    }

    /**
     * Makes room in the array, which is full: in a larger one up to the limit and one more; from there on by giving the last
     * place away again. How many are in it then.
     */
    int makeRoom(int written) {
        if (spans.length <= maxFields) {
            spans = Arrays.copyOf(spans, (int) Math.min(2L * spans.length, maxFields + 1L));
            return written;
        }
        tooMany++;
        return written - 1;
    }

    void add(int from, int to) {
        if (count == spans.length) {
            count = makeRoom(count);
        }
        spans[count++] = span(from, to);
    }

    /** Adds a field in which quotes are doubled: its beginning, turned into a negative number, remembers it. */
    void addWithDoubledQuotes(int from, int to) {
        hasDoubledQuotes = true;
        add(~from, to);
    }

    /** Takes the second of each doubled quote out of the fields, where they lie. */
    void undoubleQuotes(byte[] bytes) {
        if (!hasDoubledQuotes) {
            return;
        }
        for (int i = 0; i < count; i++) {
            if (spans[i] < 0) {
                int from = ~from(i);
                spans[i] = span(from, undoubled(bytes, from, to(i)));
            }
        }
    }

    /** Moves the text together, and fills the gap behind it with quotes; the new end. */
    private static int undoubled(byte[] bytes, int from, int to) {
        int end = from;
        for (int at = from; at < to; at++) {
            at += bytes[at] == QUOTE ? 1 : 0;
            bytes[end++] = bytes[at];
        }
        Arrays.fill(bytes, end, to, QUOTE);
        return end;
    }
}
