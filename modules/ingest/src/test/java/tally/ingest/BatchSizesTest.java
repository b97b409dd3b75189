package tally.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchSizesTest {
    private static final int LARGEST = 100_000;

    @Test
    void aSmallFileIsOneBatch() {
        assertEquals(List.of(30), batches(30, 30, LARGEST));
    }

    @Test
    void batchesGrow() {
        assertEquals(List.of(500, 5_000, 50_000, 4_500), batches(60_000, 60_000, LARGEST));
    }

    @Test
    void theLastOnesOfALargeFileTakeLessAndLess() {
        assertEquals(
                List.of(500, 5_000, 50_000, 100_000, 100_000, 72_250, 36_125, 36_125),
                batches(400_000, 400_000, LARGEST));
    }

    @Test
    void butNotLessThanAQuarterOfTheLargest() {
        final List<Integer> batches = batches(1_000_000, 1_000_000, 30_000);

        assertEquals(List.of(500, 5_000), batches.subList(0, 2));
        assertTrue(batches.subList(2, batches.size()).stream().allMatch(size -> size >= 7_500));
    }

    @Test
    void whatIsLeftOfASmallerFileIsOneBatch() {
        assertEquals(List.of(500, 5_000, 50_000, 99_000), batches(154_500, 154_500, LARGEST));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 499, 501, 60_000, 155_500, 155_501, 255_501, 777_777, 3_000_001})
    void allRowsAreReadAndNoBatchIsTooLarge(int rows) {
        final List<Integer> batches = batches(rows, rows, LARGEST);

        assertEquals(rows, batches.stream().mapToInt(Integer::intValue).sum());
        assertTrue(batches.stream().allMatch(size -> size <= LARGEST));
    }

    @Test
    void aHeapThatIsSmallMakesThemSmall() {
        assertTrue(batches(120_000, 120_000, 3_000).stream().allMatch(size -> size <= 3_000));
    }

    @Test
    void aCountThatIsTooLowMakesNoneSmall() {
        assertEquals(List.of(500, 5_000, 50_000, 100_000, 100_000, 44_500), batches(300_000, 0, LARGEST));
    }

    /** What a file of these rows is cut into, where so many were counted at its upload. */
    private static List<Integer> batches(int rows, long counted, int largest) {
        final BatchSizes sizes = new BatchSizes(counted, largest);
        final List<Integer> batches = new ArrayList<>();
        for (int done = 0; done < rows; done += batches.get(batches.size() - 1)) {
            batches.add(Math.min(rows - done, sizes.next(done)));
        }
        return batches;
    }
}
