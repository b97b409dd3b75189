package tally.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;

class BatchLimitTest {
    private static final long SECOND = 1_000_000_000L;

    private final AtomicLong clock = new AtomicLong();

    @Test
    void theUploadsAtWorkShareTheMemory() {
        final AtomicInteger uploads = new AtomicInteger(1);
        final BatchLimit limit = limit(uploads::get, 540_000_000);

        assertEquals(100_000, limit.getAsInt());
        uploads.set(5);
        assertEquals(20_000, limit.getAsInt());
    }

    @Test
    void aHeapThatHoldsLittleElseLeavesSmallBatches() {
        assertEquals(4_800, limit(() -> 1, 64_000_000).getAsInt());
        assertEquals(500, limit(() -> 1, 30_000_000).getAsInt());
    }

    @Test
    void aBatchThatTakesLongMakesTheNextAsLargeAsEightSecondsAllow() {
        final BatchLimit limit = limit(() -> 1, 4_000_000_000L);

        book(limit, 100_000, 20 * SECOND);

        assertEquals(40_000, limit.getAsInt());
    }

    @Test
    void itMayGrowAgainWhenTheDatabaseIsQuick() {
        final BatchLimit limit = limit(() -> 1, 4_000_000_000L);

        book(limit, 100_000, 20 * SECOND);
        book(limit, 40_000, 4 * SECOND);
        assertEquals(80_000, limit.getAsInt());
        book(limit, 500, SECOND / 10);
        assertEquals(100_000, limit.getAsInt());
        book(limit, 100_000, SECOND / 2);
        assertEquals(792_000, limit.getAsInt());
    }

    /** The reader is ahead of the writers by three batches: it must not have cut a huge one before a large one was timed. */
    @Test
    void noneIsHugeBeforeALargeOneWasQuick() {
        final BatchLimit limit = limit(() -> 1, 4_000_000_000L);

        assertEquals(100_000, limit.getAsInt());
        book(limit, 5_000, SECOND / 2);
        assertEquals(100_000, limit.getAsInt());
        book(limit, 50_000, SECOND / 2);
        assertEquals(400_000, limit.getAsInt());
    }

    @Test
    void noneIsTooSmallToGoOn() {
        final BatchLimit limit = limit(() -> 1, 4_000_000_000L);

        book(limit, 500, 20 * SECOND);

        assertEquals(500, limit.getAsInt());
    }

    private BatchLimit limit(IntSupplier uploads, long heapBytes) {
        return new BatchLimit(uploads, heapBytes, clock::get);
    }

    private void book(BatchLimit limit, int rows, long nanos) {
        limit.timed(rows, () -> clock.addAndGet(nanos));
    }
}
