package tally.ingest;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import tally.domain.uploads.Batch;
import tally.domain.uploads.BatchResult;
import tally.domain.uploads.DuplicateRule;
import tally.domain.uploads.Turn;

/**
 * The batches of one upload on their way into the books: while the job reads the next one, those before it are written, two
 * at a time where there are two writers, and they are committed in the order of the file. One per attempt, for one thread.
 */
final class BatchLine implements AutoCloseable {
    /** Two that are written and one that is ready: more would only take memory. */
    private static final int SIDE_BY_SIDE = 3;

    /** Under the strict rule equal rows have the same key, and two batches that insert it would wait for each other. */
    private static final int ONE_BY_ONE = 1;

    private final BiFunction<Batch, Turn, BatchResult> booking;
    private final Executor writers;
    private final Consumer<BatchResult> results;
    private final int mostUnderWay;
    private final Deque<BatchPlace> underWay = new ArrayDeque<>();
    private BatchPlace last = BatchPlace.beforeTheFirst();

    /**
     * A line for a file of this rule.
     *
     * @param booking books a batch in its turn; called on the writers' threads
     * @param results told in the order of the file, on the thread that adds the batches
     */
    BatchLine(
            BiFunction<Batch, Turn, BatchResult> booking,
            DuplicateRule rule,
            Executor writers,
            Consumer<BatchResult> results) {
        this.booking = booking;
        this.mostUnderWay = rule == DuplicateRule.STRICT ? ONE_BY_ONE : SIDE_BY_SIDE;
        this.writers = writers;
        this.results = results;
    }

    /** Has the batch written; waits where too many are under way. Throws what an earlier batch has failed with. */
    void add(Batch batch) {
        while (underWay.size() >= mostUnderWay) {
            results.accept(underWay.remove().result());
        }
        final BatchPlace place = last.next();
        writers.execute(() -> place.run(turn -> booking.apply(batch, turn)));
        underWay.add(place);
        last = place;
    }

    /** Waits until all batches are committed; throws what one has failed with. */
    void finish() {
        while (!underWay.isEmpty()) {
            results.accept(underWay.remove().result());
        }
    }

    /** Waits until nothing is written any more, however it ended: what comes next must find the books at rest. */
    @Override
    public void close() {
        underWay.forEach(BatchPlace::awaitEnd);
    }
}
