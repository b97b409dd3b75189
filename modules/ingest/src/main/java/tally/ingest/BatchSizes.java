package tally.ingest;

/**
 * How many rows each batch of a file takes. The first take few, so that progress shows at once and goes on, and they grow, because
 * a large batch costs less a row: above all, the sums of most customers change with each. What is too much for one batch is
 * shared out evenly, among as many as leave both writers with work up to the end. One per reading, for one thread.
 */
final class BatchSizes {
    private static final int FIRST = 500;
    private static final int GROWTH = 10;
    private static final int LARGEST = 100_000;
    private static final int WRITERS = 2;

    /** A row of a batch takes half a kilobyte until it is booked, four batches are under way, and several uploads. */
    private static final long HEAP_BYTES_PER_ROW = 20_000;

    private final long rowCount;
    private final int largest;
    private int grown = FIRST;
    private int before;

    /** How many of the largest size are to come, from the first of them on. */
    private long largeOnes;

    /** For a file of about so many rows. */
    BatchSizes(long rowCount) {
        this(rowCount, (int) Math.min(LARGEST, Runtime.getRuntime().maxMemory() / HEAP_BYTES_PER_ROW));
    }

    BatchSizes(long rowCount, int largest) {
        this.rowCount = rowCount;
        this.largest = largest;
    }

    /** The size of the next batch, which begins behind so many rows of the file. */
    int next(long rowsBefore) {
        if (grown >= largest) {
            return share(rowCount - rowsBefore);
        }
        before = grown;
        grown = Math.min(largest, grown * GROWTH);
        return before;
    }

    /** The last one takes what comes: the count of rows may be too low. */
    private int share(long left) {
        if (largeOnes == 0) {
            largeOnes = left > largest ? shares(left) : 1;
        }
        return largeOnes == 1 ? largest : (int) Math.min(largest, parts(left, largeOnes--));
    }

    /** Two at a time, and the first of them beside the batch before it where that is large too. */
    private long shares(long left) {
        final int beside = 2 * before >= largest ? 1 : 0;
        return WRITERS * parts(left + (long) beside * largest, (long) WRITERS * largest) - beside;
    }

    /** How many parts of this size hold it, or how large each of so many parts is: rounded up. */
    private static long parts(long whole, long part) {
        return (whole + part - 1) / part;
    }
}
