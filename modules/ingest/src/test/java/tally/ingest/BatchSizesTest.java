package tally.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchSizesTest {
    private static final int PLENTY = 1_000_000;

    @Test
    void aSmallFileIsOneBatch() {
        assertEquals(List.of(30), batches(30, 30, PLENTY));
    }

    @Test
    void batchesGrow() {
        assertEquals(List.of(500, 5_000, 50_000, 4_500), batches(60_000, 60_000, PLENTY));
    }

    @Test
    void largeOnesGrowMoreSlowlyAndTheLastOnesTakeLessAndLess() {
        assertEquals(
                List.of(
                        500, 5_000, 50_000, 100_000, 200_000, 400_000, 400_000, 222_250, 111_125, 55_562, 27_781,
                        27_782),
                batches(1_600_000, 1_600_000, PLENTY));
    }

    @Test
    void whatIsLeftOfASmallerFileIsOneBatch() {
        assertEquals(List.of(500, 5_000, 50_000, 44_500), batches(100_000, 100_000, PLENTY));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 499, 501, 60_000, 100_000, 100_001, 155_501, 255_501, 777_777, 3_000_001})
    void allRowsAreReadAndNoBatchIsTooLarge(int rows) {
        final List<Integer> batches = batches(rows, rows, 150_000);

        assertEquals(rows, batches.stream().mapToInt(Integer::intValue).sum());
        assertTrue(batches.stream().allMatch(size -> size <= 150_000));
    }

    @Test
    void aLimitMakesThemSmall() {
        assertTrue(batches(120_000, 120_000, 3_000).stream().allMatch(size -> size <= 3_000));
    }

    @Test
    void aLimitThatIsLiftedLetsThemGrowAgain() {
        final AtomicInteger most = new AtomicInteger(2_000);
        final BatchSizes sizes = new BatchSizes(PLENTY, most::get);

        assertEquals(List.of(500, 2_000, 2_000), List.of(sizes.next(0), sizes.next(500), sizes.next(2_500)));
        most.set(PLENTY);
        assertEquals(20_000, sizes.next(4_500));
        assertEquals(200_000, sizes.next(24_500));
    }

    @Test
    void aCountThatIsTooLowMakesNoneSmall() {
        assertEquals(List.of(500, 5_000, 50_000, 100_000, 144_500), batches(300_000, 0, PLENTY));
    }

    /** What a file of these rows is cut into, where so many were counted at its upload. */
    private static List<Integer> batches(int rows, long counted, int most) {
        final BatchSizes sizes = new BatchSizes(counted, () -> most);
        final List<Integer> batches = new ArrayList<>();
        for (int done = 0; done < rows; done += batches.get(batches.size() - 1)) {
            batches.add(Math.min(rows - done, sizes.next(done)));
        }
        return batches;
    }
}
