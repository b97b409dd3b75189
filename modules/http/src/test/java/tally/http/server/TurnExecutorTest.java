package tally.http.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TurnExecutorTest {
    private static final InheritableThreadLocal<String> STARTED_BY = new InheritableThreadLocal<>();

    private final Watchdog watchdog = new Watchdog(Patience.USUAL);
    private final TurnExecutor turns = new TurnExecutor(watchdog, new Capacity(1, 1, Set.of()));
    private final CountDownLatch end = new CountDownLatch(1);

    @AfterEach
    void stop() {
        end.countDown();
        turns.stop();
        watchdog.stop();
        STARTED_BY.remove();
    }

    @Test
    void aThreadIsNotStartedByTheOneThatAccepts() {
        STARTED_BY.set("the thread that accepts");
        CompletableFuture<String> starter = new CompletableFuture<>();
        turns.execute(() -> starter.complete(STARTED_BY.get()));
        assertNull(starter.join());
    }

    @Test
    void whatIsBeyondThePlacesIsOnlyHereToBeRefused() throws InterruptedException {
        BlockingQueue<Boolean> admitted = new LinkedBlockingQueue<>();
        for (int i = 0; i < 4; i++) {
            turns.execute(() -> {
                admitted.add(TurnExecutor.current().admitted());
                await(end);
            });
        }
        List<Boolean> seen = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            seen.add(admitted.poll(10, TimeUnit.SECONDS));
        }
        assertEquals(2, Collections.frequency(seen, true));
        assertEquals(2, Collections.frequency(seen, false));
    }

    @Test
    void whatNobodyCanEvenRefuseIsRejectedAtOnce() {
        assertThrows(RejectedExecutionException.class, () -> {
            for (int i = 0; i < 10_000; i++) {
                turns.execute(() -> await(end));
            }
        });
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
