package tally.ingest;

import java.util.function.IntSupplier;

/**
 * How many rows each batch of a file takes. The first take few, so that progress shows at once and goes on, and they grow, because
 * a large batch costs less a row: the sums of most customers change with each, and the larger it is, the more of its rows go to
 * the same page of an index that has many. Of a large file the last ones take less and less, so that no writer has nothing to do
 * while another is still busy with a large one. One per reading, for one thread.
 */
final class BatchSizes {
    private static final int FIRST = 500;
    private static final int LARGE = 50_000;

    /** Up to a large one, and from there on: the reader must keep up with what is written meanwhile. */
    private static final int GROWTH = 10;

    private static final int GROWTH_OF_LARGE = 2;
    private static final int LARGEST = 400_000;
    private static final int WRITERS = 2;

    /** A smaller one would save a writer's pause of less than what any batch costs. */
    private static final int SMALLEST_AT_THE_END = 25_000;

    /** How long a row of a full batch is at most, on average; usual ones have a hundred bytes, those with long notes two thousand. */
    private static final long FILE_BYTES_PER_ROW = 256;

    private final long rowCount;
    private final IntSupplier most;
    private int grown = FIRST;
    private boolean inShares;

    /**
     * For a file of about so many rows.
     *
     * @param most how many rows a batch may have at present, at least 1
     */
    BatchSizes(long rowCount, IntSupplier most) {
        this.rowCount = rowCount;
        this.most = most;
    }

    /** The size of the next batch, which begins behind so many rows of the file. */
    int next(long rowsBefore) {
        final int size = Math.min(Math.min(grown, share(rowCount - rowsBefore)), most.getAsInt());
        grown = Math.min(LARGEST, size * (size < LARGE ? GROWTH : GROWTH_OF_LARGE));
        return size;
    }

    /** How many bytes of the file a batch holds at most: one of long rows ends early, since texts take memory too. */
    long mostBytes() {
        return Math.min(LARGEST, most.getAsInt()) * FILE_BYTES_PER_ROW;
    }

    /** What one writer takes of the rest, where that is worth a cut; the last one takes what comes: the count may be too low. */
    private int share(long left) {
        inShares |= left > 2 * LARGE;
        return inShares && left >= WRITERS * SMALLEST_AT_THE_END ? (int) Math.min(LARGEST, left / WRITERS) : LARGEST;
    }
}
