package tally.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tally.domain.DatabaseException;
import tally.domain.FailedJobId;
import tally.domain.UploadId;
import tally.domain.accounts.User;
import tally.domain.failures.RetryQueue;
import tally.domain.failures.RetryRequest;
import tally.domain.sales.Field;
import tally.domain.uploads.Batch;
import tally.domain.uploads.BatchResult;
import tally.domain.uploads.Claim;
import tally.domain.uploads.ClaimedUpload;
import tally.domain.uploads.Turn;
import tally.domain.uploads.Upload;
import tally.domain.uploads.UploadQueue;
import tally.domain.uploads.UploadStatus;
import tally.testkit.Shop;

class IngestionTest {
    private static final Duration GRACE = Duration.ofSeconds(20);
    private static final Duration NEVER = Duration.ofHours(1);
    private static final Duration OFTEN = Duration.ofMillis(5);
    private static final long PAUSE_NANOS = OFTEN.toNanos();

    private final Till till = new Till();
    private final Told told = new Told();
    private Optional<Ingestion> ingestion = Optional.empty();

    @AfterEach
    void stop() {
        ingestion.ifPresent(running -> running.stop(GRACE));
    }

    @Test
    void whatWaitsAtTheStartIsWorkedOn() throws InterruptedException {
        final UploadId id = till.send(Till.sales(3));
        start(till.ingestStores(), 1, NEVER);

        assertEquals("completed " + id, told.next());
    }

    @Test
    void nothingRunsBeforeTheStart() {
        till.send(Till.sales(3));
        open(till.ingestStores(), 1, NEVER).wake();
        ingestion.orElseThrow().stop(GRACE);

        assertEquals(List.of(), told.calls());
        assertEquals(1, till.stores().inbox().active(till.shop().scope()));
    }

    @Test
    void wakingItIsEnough() throws InterruptedException {
        start(till.ingestStores(), 1, NEVER);
        final UploadId id = till.send(Till.sales(3));
        ingestion.orElseThrow().wake();

        assertEquals("completed " + id, wokenUntilTold());
    }

    @Test
    void itLooksEverySoOftenOfItself() throws InterruptedException {
        start(till.ingestStores(), 1, OFTEN);
        final UploadId id = till.send(Till.sales(3));

        assertEquals("completed " + id, told.next());
    }

    @Test
    void oneWorkerGoesOnUntilNothingWaits() throws InterruptedException {
        till.send(Till.sales(1));
        till.send(Till.sales(2));
        till.send(Till.sales(3));
        start(till.ingestStores(), 1, NEVER);

        for (int i = 0; i < 3; i++) {
            assertTrue(told.next().startsWith("completed"));
        }
    }

    @Test
    void uploadsOfSeveralBusinessesRunAtOnce() throws InterruptedException {
        final CountDownLatch allAtWork = new CountDownLatch(2);
        till.send(Till.sales(1));
        new Till(till.stores(), "Rahim's Shop").send(Till.sales(1));
        final AtomicBoolean together = new AtomicBoolean(true);
        start(
                booking(() -> {
                    allAtWork.countDown();
                    together.compareAndSet(true, await(allAtWork));
                }),
                2,
                NEVER);

        for (int i = 0; i < 2; i++) {
            assertTrue(told.next().startsWith("completed"));
        }
        assertTrue(together.get(), "each booking waited for the other");
    }

    /** One of two is held until the other's worker has looked for more work, and found none. */
    @Test
    void itRestsOnlyWhenNoUploadIsWorkedOn() throws InterruptedException {
        final AtomicBoolean held = new AtomicBoolean();
        till.send(Till.sales(1));
        new Till(till.stores(), "Rahim's Shop").send(Till.sales(1));
        start(
                booking(() -> {
                    if (!held.getAndSet(true)) {
                        awaitThatTheOtherIsThrough();
                    }
                }),
                2,
                NEVER);

        assertEquals(2, told.completedBeforeRest());
    }

    @Test
    void anUploadThatHasComeMeanwhileGoesBeforeMoreOfWhatCanWait() throws InterruptedException {
        told.atARest(() -> till.send(Till.sales(1)));
        told.atARest(() -> {});
        start(till.ingestStores(), 1, NEVER);

        assertEquals(0, told.completedBeforeRest());
        assertEquals(1, told.completedBeforeRest());
    }

    private void awaitThatTheOtherIsThrough() {
        while (told.completed() == 0 || ingestion.orElseThrow().workers().getOrDefault("busy", 0) > 1) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    @Test
    void uploadsOfOneBusinessRunOneAfterTheOther() throws InterruptedException {
        final AtomicInteger atWork = new AtomicInteger();
        final AtomicInteger most = new AtomicInteger();
        for (int i = 1; i <= 5; i++) {
            till.send(Till.sales(i));
        }
        start(
                booking(() -> {
                    most.accumulateAndGet(atWork.incrementAndGet(), Math::max);
                    atWork.decrementAndGet();
                }),
                3,
                OFTEN);

        for (int i = 0; i < 5; i++) {
            assertTrue(told.next().startsWith("completed"));
        }
        assertEquals(1, most.get());
    }

    @Test
    void stoppingLetsTheRunningBatchEndAndHandsTheRestBack() throws InterruptedException {
        final UploadId id = till.send(Till.sales(200_000));
        final CountDownLatch booking = new CountDownLatch(1);
        final CountDownLatch stopping = new CountDownLatch(1);
        start(
                booking(() -> {
                    booking.countDown();
                    await(stopping);
                }),
                1,
                NEVER);
        await(booking);
        final Thread stopper = new Thread(() -> ingestion.orElseThrow().stop(GRACE));
        stopper.start();
        while (stopper.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        stopping.countDown();
        stopper.join();

        assertEquals("interrupted " + id + ": the node stops", told.next());
        final Upload stopped = till.upload(id);
        assertEquals(UploadStatus.PENDING, stopped.status());
        final long booked = stopped.counters().created();
        assertTrue(booked >= 500 && booked < 200_000, () -> booked + " booked");
        assertEquals(2, till.claim().claim().attempt());
    }

    @Test
    void aStoppedIngestionCanBeWokenWithoutHarm() {
        start(till.ingestStores(), 1, NEVER);
        ingestion.orElseThrow().stop(GRACE);
        ingestion.orElseThrow().wake();
    }

    @Test
    void aDatabaseThatIsAwayIsAskedAgain() throws InterruptedException {
        final UploadId id = till.send(Till.sales(3));
        final AtomicInteger failures = new AtomicInteger(3);
        final UploadQueue away = new ForwardingQueue(till.stores().queue()) {
            @Override
            public Optional<ClaimedUpload> claim(String node, Duration lease) {
                if (failures.getAndDecrement() > 0) {
                    throw new DatabaseException("away", new IllegalStateException(), true);
                }
                return super.claim(node, lease);
            }
        };
        start(
                new IngestStores(
                        away,
                        till.stores().uploadBooks(),
                        till.stores().retries(),
                        till.stores().corrections()),
                1,
                OFTEN);

        assertEquals("completed " + id, told.next());
    }

    @Test
    void anErrorInAWorkerOrAtABeatEndsNeitherForGood() throws InterruptedException {
        final UploadId id = till.send(Till.sales(3));
        final CountDownLatch beats = new CountDownLatch(3);
        final AtomicInteger failures = new AtomicInteger(3);
        final CountDownLatch mayEnd = new CountDownLatch(1);
        final UploadQueue broken = new ForwardingQueue(till.stores().queue()) {
            @Override
            public Optional<ClaimedUpload> claim(String node, Duration lease) {
                if (failures.getAndDecrement() > 0) {
                    throw new AssertionError("a worker's error");
                }
                return super.claim(node, lease);
            }

            @Override
            public boolean renew(Claim claim, Duration lease) {
                beats.countDown();
                throw new IllegalStateException("a beat's error");
            }
        };
        final ForwardingBooks slow = new ForwardingBooks(till.stores().uploadBooks()) {
            @Override
            public BatchResult book(Claim claim, Batch batch, Turn turn) {
                await(mayEnd);
                return super.book(claim, batch, turn);
            }
        };
        start(
                new IngestStores(
                        broken, slow, till.stores().retries(), till.stores().corrections()),
                1,
                OFTEN);

        await(beats);
        mayEnd.countDown();
        assertTrue(told.next().startsWith("troubled no row: "));
        assertEquals("completed " + id, told.nextButTroubles());
    }

    @Test
    void allRetriedRowsAreTried() throws InterruptedException {
        final UploadId id = till.send(Till.HEADER + "someday,Shirt,1,1\nsomeday,Shirt,1,2\nsomeday,Shirt,1,3\n");
        start(till.ingestStores(), 1, NEVER);
        told.next();
        for (int row = 2; row <= 4; row++) {
            retry(FailedJobId.ofRow(id, row));
        }

        for (final String call : List.of(wokenUntilTold(), wokenUntilTold(), wokenUntilTold())) {
            assertTrue(call.endsWith(": resolved"), call);
        }
    }

    @Test
    void aRetryThatAlwaysFailsDoesNotHoldUpUploads() throws InterruptedException {
        final RetryQueue poisoned = new ForwardingRetries(till.stores().retries()) {
            @Override
            public List<Outcome> tryNext(Reprocessing reprocessing, int most) {
                throw new IllegalStateException("a retry's error");
            }
        };
        final IngestStores stores = new IngestStores(
                till.stores().queue(),
                till.stores().uploadBooks(),
                poisoned,
                till.stores().corrections());
        till.send(Till.sales(1));
        till.send(Till.sales(2));
        start(stores, 1, NEVER);

        assertTrue(told.nextButTroubles().startsWith("completed"));
        assertTrue(told.nextButTroubles().startsWith("completed"));
    }

    private void retry(FailedJobId job) {
        final User staff = Shop.staff(till.stores(), "staff-" + job + "@tally.example");
        till.stores()
                .failedJobs()
                .requestRetry(new RetryRequest(job, staff.id(), Optional.of(Map.of(Field.DATE, "2025-11-07"))));
    }

    /** A wake that comes while the only worker is just ending finds no free thread, so this repeats it. */
    private String wokenUntilTold() throws InterruptedException {
        while (told.calls().isEmpty()) {
            ingestion.orElseThrow().wake();
            Thread.onSpinWait();
        }
        return told.next();
    }

    /** The till's stores, where each booking does this first. */
    private IngestStores booking(Runnable first) {
        final ForwardingBooks books = new ForwardingBooks(till.stores().uploadBooks()) {
            @Override
            public BatchResult book(Claim claim, Batch batch, Turn turn) {
                first.run();
                return super.book(claim, batch, turn);
            }
        };
        return new IngestStores(
                till.stores().queue(),
                books,
                till.stores().retries(),
                till.stores().corrections());
    }

    private void start(IngestStores stores, int workers, Duration poll) {
        open(stores, workers, poll).start();
    }

    private Ingestion open(IngestStores stores, int workers, Duration poll) {
        final Duration lease = poll.equals(NEVER) ? NEVER : OFTEN.multipliedBy(3);
        final Ingestion opened =
                new Ingestion(stores, new IngestSettings("node-1", workers, lease, poll, 10_000), told);
        ingestion = Optional.of(opened);
        return opened;
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(GRACE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException told) {
            throw new AssertionError(told);
        }
    }
}
