package tally.csv;

/** Where the fields of one record begin and end, as offsets from its first byte: numbers, no object a field. */
final class FieldSpans {

    /** One place for each field and one more, which takes all that are too many. */
    private final long[] spans;

    private int count;

    FieldSpans(int most) {
        spans = new long[most + 1];
    }

    /** A beginning in the upper half, an end in the lower. */
    static long span(int from, int to) {
        return ((long) from << Integer.SIZE) | to;
    }

    /** The places, for the hot loop to fill. */
    long[] spans() {
        return spans;
    }

    /** Says how many fields were found, those too many among them. */
    void filled(int found) {
        count = found;
    }

    void add(int from, int to) {
        spans[Math.min(count++, spans.length - 1)] = span(from, to);
    }

    int count() {
        return count;
    }

    int from(int field) {
        return (int) (spans[field] >>> Integer.SIZE);
    }

    int to(int field) {
        return (int) spans[field];
    }
}
