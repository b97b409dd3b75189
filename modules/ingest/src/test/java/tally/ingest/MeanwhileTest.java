package tally.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class MeanwhileTest {
    private final CountDownLatch begun = new CountDownLatch(1);

    @Test
    void itHasBegunBeforeAnyoneAsks() throws InterruptedException {
        try (Meanwhile<String> found = Meanwhile.begin("looker", () -> {
            begun.countDown();
            return Thread.currentThread().getName();
        })) {
            begun.await();

            assertEquals("looker", found.get());
            assertEquals("looker", found.get());
        }
    }

    @Test
    void whatItFailsWithIsThrownToWhoAsks() {
        final RuntimeException failure = new IllegalArgumentException("the disk is broken");
        final Error error = new AssertionError("worse");

        assertSame(failure, assertThrows(RuntimeException.class, failing(() -> failure)::get));
        assertSame(error, assertThrows(AssertionError.class, failing(() -> error)::get));
    }

    @Test
    void nobodyNeedsToAskButItHasEndedWhenItIsClosed() {
        final AtomicBoolean ended = new AtomicBoolean();

        Meanwhile.begin("looker", () -> {
                    ended.set(true);
                    throw new IllegalArgumentException("nobody asks");
                })
                .close();

        assertTrue(ended.get());
    }

    private static Meanwhile<String> failing(Supplier<Throwable> failure) {
        return Meanwhile.begin("looker", () -> {
            if (failure.get() instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) failure.get();
        });
    }
}
