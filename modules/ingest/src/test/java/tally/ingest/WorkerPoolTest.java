package tally.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkerPoolTest {
    private static final Duration GRACE = Duration.ofSeconds(20);

    private final WorkerPool pool = new WorkerPool(2);
    private final CountDownLatch go = new CountDownLatch(1);

    @AfterEach
    void stopThePool() {
        go.countDown();
        pool.stop(GRACE);
    }

    @Test
    void asManyJobsRunAtOnceAsThereAreThreadsAndNoMore() throws InterruptedException {
        final CountDownLatch both = new CountDownLatch(2);

        assertTrue(pool.tryRun(() -> waitAfter(both)));
        assertTrue(pool.tryRun(() -> waitAfter(both)));
        assertFalse(pool.tryRun(() -> waitAfter(both)));
        assertTrue(both.await(GRACE.toSeconds(), TimeUnit.SECONDS), "both jobs run at the same time");
    }

    @Test
    void aJobThatThrowsGivesItsThreadBack() throws InterruptedException {
        for (int i = 0; i < 10; i++) {
            final CountDownLatch ran = new CountDownLatch(1);
            runWhenFree(() -> {
                ran.countDown();
                throw new QuietError();
            });
            assertTrue(ran.await(GRACE.toSeconds(), TimeUnit.SECONDS));
        }
    }

    @Test
    void itsThreadsHaveNames() throws InterruptedException {
        final AtomicReference<String> name = new AtomicReference<>("");
        final CountDownLatch ran = new CountDownLatch(1);
        pool.tryRun(() -> {
            name.set(Thread.currentThread().getName());
            ran.countDown();
        });

        assertTrue(ran.await(GRACE.toSeconds(), TimeUnit.SECONDS));
        assertEquals("tally-worker-1", name.get());
    }

    @Test
    void aStoppedPoolRefusesJobs() {
        pool.stop(GRACE);

        assertFalse(pool.tryRun(() -> {}));
    }

    @Test
    void stoppingWaitsForTheJobThatRuns() {
        final CountDownLatch running = new CountDownLatch(1);
        final AtomicReference<String> end = new AtomicReference<>("not yet");
        pool.tryRun(() -> {
            waitAfter(running);
            end.set("ended");
        });
        new Thread(() -> {
                    await(running);
                    go.countDown();
                })
                .start();

        pool.stop(GRACE);
        assertEquals("ended", end.get());
    }

    @Test
    void aJobThatOutlivesTheGraceIsInterrupted() throws InterruptedException {
        final CountDownLatch interrupted = new CountDownLatch(1);
        final CountDownLatch never = new CountDownLatch(1);
        pool.tryRun(() -> {
            try {
                never.await();
            } catch (InterruptedException told) {
                interrupted.countDown();
            }
        });

        pool.stop(Duration.ofMillis(1));
        assertTrue(interrupted.await(GRACE.toSeconds(), TimeUnit.SECONDS));
    }

    private void runWhenFree(Runnable job) {
        while (!pool.tryRun(job)) {
            Thread.onSpinWait();
        }
    }

    private void waitAfter(CountDownLatch started) {
        started.countDown();
        await(go);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
        }
    }

    /** What kills a thread; it has nothing to say on standard error. */
    private static final class QuietError extends Error {
        private static final long serialVersionUID = 1L;

        QuietError() {
            super("on purpose", null, false, false);
        }
    }
}
