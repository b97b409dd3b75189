package tally.ingest;

import java.time.Duration;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * How many rows a batch of an upload may have at most: for the sake of memory, which the uploads at work share, and of time, since
 * a batch that takes too long is cut off by the database, and shows nothing meanwhile. One per reading; safe for use by many
 * threads.
 */
final class BatchLimit implements IntSupplier {
    /** A row of a batch takes half a kilobyte, and up to that encoded; four batches are under way. The rest is for what else there is. */
    private static final long HEAP_BYTES_PER_ROW = 5_000;

    /** What a node takes that works on nothing. */
    private static final long HEAP_BYTES_AT_REST = 40_000_000;

    private static final int LEAST = 500;

    /** A quarter of what the database gives a statement of a batch. */
    private static final long LONG_NANOS = Duration.ofSeconds(8).toNanos();

    /** One that is over so soon says more of the way to the database than of its rows. */
    private static final long SHORT_NANOS = Duration.ofSeconds(1).toNanos();

    /** While no batch has shown that the database is quick enough for more. */
    private static final int UNTRIED = 100_000;

    private final IntSupplier uploadsAtWork;
    private final long heapBytes;
    private final LongSupplier nanos;
    private volatile int mostInTime = UNTRIED;

    /** For a node on which so many uploads are worked on at present. */
    BatchLimit(IntSupplier uploadsAtWork) {
        this(uploadsAtWork, Runtime.getRuntime().maxMemory(), System::nanoTime);
    }

    /** With so much memory, and a clock like {@link System#nanoTime}. */
    BatchLimit(IntSupplier uploadsAtWork, long heapBytes, LongSupplier nanos) {
        this.uploadsAtWork = uploadsAtWork;
        this.heapBytes = heapBytes;
        this.nanos = nanos;
    }

    @Override
    public int getAsInt() {
        final long rows = (heapBytes - HEAP_BYTES_AT_REST) / HEAP_BYTES_PER_ROW / Math.max(1, uploadsAtWork.getAsInt());
        return (int) Math.max(LEAST, Math.min(rows, mostInTime));
    }

    /** Books a batch of so many rows, and learns from the time that it takes. */
    <T> T timed(int rows, Supplier<T> booking) {
        final long start = nanos.getAsLong();
        final T result = booking.get();
        final long taken = nanos.getAsLong() - start;
        final long inTime = rows * LONG_NANOS / Math.max(taken, SHORT_NANOS);
        mostInTime = (int) Math.min(Integer.MAX_VALUE, taken < SHORT_NANOS ? Math.max(UNTRIED, inTime) : inTime);
        return result;
    }
}
