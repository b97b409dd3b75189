package tally.csv;

/** Where the fields of one record begin and end, as offsets from its first byte: numbers, no object a field. */
final class FieldSpans {

    private final int most;

    /** A beginning in the upper half, an end in the lower; one place more, which takes all that are too many. */
    private final long[] spans;

    private int count;

    FieldSpans(int most) {
        this.most = most;
        spans = new long[most + 1];
    }

    void clear() {
        count = 0;
    }

    void add(int from, int to) {
        spans[Math.min(count++, most)] = ((long) from << Integer.SIZE) | to;
    }

    /** How many were added, also those too many, of which nothing else is known. */
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
