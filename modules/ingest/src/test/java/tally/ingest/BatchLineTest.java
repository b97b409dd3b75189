package tally.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tally.domain.uploads.Batch;
import tally.domain.uploads.BatchResult;
import tally.domain.uploads.DuplicateRule;
import tally.domain.uploads.Turn;

class BatchLineTest {
    private final ExecutorService writers = Executors.newFixedThreadPool(2);
    private final List<Long> committed = Collections.synchronizedList(new ArrayList<>());
    private final List<Integer> told = new ArrayList<>();

    @AfterEach
    void stop() {
        writers.shutdownNow();
    }

    @Test
    void batchesAreCommittedInTheOrderOfTheFileWhicheverIsWrittenFirst() {
        final CountDownLatch secondIsWritten = new CountDownLatch(1);
        try (BatchLine line = line((number, turn) -> {
            if (number == 0) {
                await(secondIsWritten);
            } else {
                secondIsWritten.countDown();
            }
            turn.awaitBooks();
        })) {
            for (long number = 0; number < 20; number++) {
                line.add(batch(number));
            }
            line.finish();
        }

        assertEquals(List.of(0L, 1L, 2L), committed.subList(0, 3));
        assertEquals(20, committed.size());
        assertEquals(committed.stream().sorted().toList(), committed);
        assertEquals(20, told.size());
    }

    @Test
    void namesAreCreatedInTheOrderOfTheFile() {
        final List<Long> named = Collections.synchronizedList(new ArrayList<>());
        try (BatchLine line = line((number, turn) -> {
            turn.awaitNames();
            named.add(number);
            turn.namesAreThere();
            turn.awaitBooks();
        })) {
            for (long number = 0; number < 10; number++) {
                line.add(batch(number));
            }
            line.finish();
        }

        assertEquals(named.stream().sorted().toList(), named);
    }

    @Test
    void nothingBehindABatchThatFailsIsCommittedAndItsFailureIsTold() {
        final IllegalStateException failure = new IllegalStateException("the second one fails");
        final IllegalStateException thrown = assertThrows(IllegalStateException.class, () -> {
            try (BatchLine line = line((number, turn) -> {
                turn.awaitBooks();
                if (number == 1) {
                    throw failure;
                }
            })) {
                for (long number = 0; number < 5; number++) {
                    line.add(batch(number));
                }
                line.finish();
            }
        });

        assertSame(failure, thrown);
        assertEquals(List.of(0L), committed);
    }

    /** A line whose books commit what this has let pass. */
    private BatchLine line(BiConsumer<Long, Turn> written) {
        return new BatchLine(
                (batch, turn) -> {
                    written.accept(batch.rowsBefore(), turn);
                    committed.add(batch.rowsBefore());
                    return new BatchResult(1, List.of(), 0);
                },
                DuplicateRule.COUNT,
                writers,
                result -> told.add(result.created()));
    }

    private static Batch batch(long number) {
        return new Batch(number, List.of(), List.of());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
