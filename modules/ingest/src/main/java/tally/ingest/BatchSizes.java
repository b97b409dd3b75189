package tally.ingest;

/**
 * How many rows each batch of a file takes. The first take few, so that progress shows at once and goes on, and they grow, because
 * a large batch costs less a row: above all, the sums of most customers change with each. Of a large file the last ones take less
 * and less, so that no writer has nothing to do while another is still busy with a large one. One per reading, for one thread.
 */
final class BatchSizes {
    private static final int FIRST = 500;
    private static final int GROWTH = 10;
    private static final int LARGEST = 100_000;
    private static final int WRITERS = 2;

    /** The last batches have at least this share of the largest: what a batch costs whatever its size is worth a writer's pause. */
    private static final int SMALLEST_SHARE = 4;

    /** A row of a batch takes half a kilobyte until it is booked, four batches are under way, and several uploads. */
    private static final long HEAP_BYTES_PER_ROW = 20_000;

    /** How long a row of a full batch is at most, on average; usual ones have a hundred bytes, those with long notes two thousand. */
    private static final long FILE_BYTES_PER_ROW = 256;

    private final long rowCount;
    private final int largest;
    private int grown = FIRST;
    private boolean large;

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
        final int size = grown;
        grown = Math.min(largest, grown * GROWTH);
        return size;
    }

    /** How many bytes of the file a batch holds at most: one of long rows ends early, since texts take memory too. */
    long mostBytes() {
        return largest * FILE_BYTES_PER_ROW;
    }

    /** The last one takes what comes: the count of rows may be too low. */
    private int share(long left) {
        large |= left > largest;
        final int smallest = largest / SMALLEST_SHARE;
        return large && left > smallest + smallest / 2
                ? (int) Math.min(largest, Math.max(left / WRITERS, smallest))
                : largest;
    }
}
