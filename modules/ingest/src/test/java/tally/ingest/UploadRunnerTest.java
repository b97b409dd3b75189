package tally.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import tally.domain.DatabaseException;
import tally.domain.uploads.Batch;
import tally.domain.uploads.BatchResult;
import tally.domain.uploads.Claim;
import tally.domain.uploads.ClaimedUpload;
import tally.domain.uploads.Turn;
import tally.domain.uploads.Upload;
import tally.domain.uploads.UploadBooks;
import tally.domain.uploads.UploadQueue;
import tally.domain.uploads.UploadStatus;
import tally.testkit.Shop;

/** Whatever happens to an upload, the listener hears of it once. */
class UploadRunnerTest {
    private static final IngestSettings SETTINGS = IngestSettings.of("node-1", 1);

    private final Till till = new Till();
    private final Told told = new Told();
    private final Heartbeat heartbeat = new Heartbeat(till.stores().queue(), Shop.LEASE);

    @Test
    void aCompletedUploadIsToldOnce() {
        final ClaimedUpload upload = till.sendAndClaim(Till.sales(3));

        assertTrue(run(upload, till.stores().uploadBooks()));
        assertTold("completed " + upload.claim().upload());
    }

    @Test
    void anUploadThatFailsAsAWholeIsToldOnce() {
        final ClaimedUpload upload = till.sendAndClaim("Date,Product\n2025-11-07,Shirt\n");

        assertTrue(run(upload, till.stores().uploadBooks()));
        assertTold("failed " + upload.claim().upload());
    }

    @Test
    void anErrorOfTheProgramFailsTheUploadWithoutSayingWhatItWas() {
        final ClaimedUpload upload = till.sendAndClaim(Till.sales(3));

        run(upload, throwing(new IllegalStateException("a bug")));

        assertTold("crashed " + upload.claim().upload() + ": a bug");
        final Upload failed = till.upload(upload.claim().upload());
        assertEquals(UploadStatus.FAILED, failed.status());
        assertTrue(failed.errorMessage().orElseThrow().startsWith("Something went wrong in Tally"));
    }

    @Test
    void anErrorOfTheMachineIsACrashToo() {
        final ClaimedUpload upload = till.sendAndClaim(Till.sales(3));

        run(upload, throwing(new OutOfMemoryError("no memory")));

        assertTold("crashed " + upload.claim().upload() + ": no memory");
        assertEquals(UploadStatus.FAILED, till.upload(upload.claim().upload()).status());
    }

    @Test
    void aRefusalOfTheDatabaseIsACrash() {
        final ClaimedUpload upload = till.sendAndClaim(Till.sales(3));

        run(upload, throwing(database(false)));

        assertTold("crashed " + upload.claim().upload() + ": refused");
    }

    @Test
    void aCrashThatCannotBeRecordedIsToldOnceAndTriedAgainLater() {
        final ClaimedUpload upload = till.sendAndClaim(Till.sales(3));
        final UploadBooks books = new ForwardingBooks(throwing(new IllegalStateException("a bug"))) {
            @Override
            public Upload fail(Claim claim, String message) {
                throw new IllegalStateException("another bug");
            }
        };

        run(upload, books);

        assertTold("crashed " + upload.claim().upload() + ": a bug");
        assertEquals(
                UploadStatus.PROCESSING, till.upload(upload.claim().upload()).status());
    }

    @Test
    void aDatabaseThatFailsPostponesTheWork() {
        final ClaimedUpload upload = till.sendAndClaim(Till.sales(3));

        assertFalse(run(upload, throwing(database(true))));

        assertTold("interrupted " + upload.claim().upload() + ": away");
        assertEquals(UploadStatus.PENDING, till.upload(upload.claim().upload()).status());
    }

    @Test
    void aClaimThatCannotBeHandedBackIsToldOnceAndRunsOut() {
        final ClaimedUpload upload = till.sendAndClaim(Till.sales(3));
        final IngestStores away = stores(
                throwing(database(true)), new ForwardingQueue(till.stores().queue()) {
                    @Override
                    public void postpone(Claim claim) {
                        throw new IllegalStateException("the pool is closed");
                    }
                });

        new UploadRunner(away, heartbeat, told, Till.means(SETTINGS.maxFailedRows())).run(upload, () -> true);

        assertTold("interrupted " + upload.claim().upload() + ": away");
    }

    @Test
    void aNodeThatStopsHandsTheClaimBack() {
        final ClaimedUpload upload = till.sendAndClaim(Till.sales(3));

        assertFalse(runner(till.stores().uploadBooks()).run(upload, () -> false));

        assertTold("interrupted " + upload.claim().upload() + ": the node stops");
        assertEquals(2, till.claim().claim().attempt());
    }

    @Test
    void aLeaseThatRanOutIsToldAsLost() {
        final ClaimedUpload upload = till.sendAndClaim(Till.sales(3));
        till.stores().timePasses(Shop.LEASE.plusSeconds(1));

        assertFalse(run(upload, till.stores().uploadBooks()));
        assertTold("interrupted " + upload.claim().upload() + ": the claim was lost");
    }

    @Test
    void aClaimThatABeatFindsLostEndsTheWorkBeforeTheNextBatch() {
        final ClaimedUpload upload = till.sendAndClaim(Till.sales(5000));
        final Claim[] other = new Claim[1];
        final UploadBooks books = new ForwardingBooks(till.stores().uploadBooks()) {
            @Override
            public BatchResult book(Claim claim, Batch batch, Turn turn) {
                final BatchResult result = super.book(claim, batch, turn);
                till.stores().timePasses(Shop.LEASE.plusSeconds(1));
                other[0] = till.stores()
                        .queue()
                        .claim("node-2", Shop.LEASE)
                        .orElseThrow()
                        .claim();
                heartbeat.beat();
                return result;
            }
        };

        run(upload, books);

        assertTold("interrupted " + upload.claim().upload() + ": the claim was lost");
        assertTrue(till.stores().queue().renew(other[0], Shop.LEASE), "the other node's claim must stand");
        assertEquals(500, till.upload(upload.claim().upload()).counters().processed());
    }

    @Test
    void aListenerThatThrowsIsNotCalledAgain() {
        final ClaimedUpload upload = till.sendAndClaim(Till.sales(3));
        final Told throwing = new Told() {
            @Override
            public void completed(Upload end) {
                super.completed(end);
                throw new IllegalStateException("the callback fails");
            }
        };
        final UploadRunner runner =
                new UploadRunner(till.ingestStores(), heartbeat, throwing, Till.means(SETTINGS.maxFailedRows()));

        assertThrows(IllegalStateException.class, () -> runner.run(upload, () -> true));
        assertEquals(List.of("completed " + upload.claim().upload()), throwing.calls());
        assertEquals(
                UploadStatus.COMPLETED, till.upload(upload.claim().upload()).status());
    }

    private boolean run(ClaimedUpload upload, UploadBooks books) {
        return runner(books).run(upload, () -> true);
    }

    private UploadRunner runner(UploadBooks books) {
        return new UploadRunner(
                stores(books, till.stores().queue()), heartbeat, told, Till.means(SETTINGS.maxFailedRows()));
    }

    private IngestStores stores(UploadBooks books, UploadQueue queue) {
        return new IngestStores(
                queue, books, till.stores().retries(), till.stores().corrections());
    }

    private void assertTold(String call) {
        assertEquals(List.of(call), told.calls());
    }

    private static DatabaseException database(boolean passing) {
        return new DatabaseException(passing ? "away" : "refused", new IllegalStateException(), passing);
    }

    /** Books that fail when a batch is to be booked. */
    private UploadBooks throwing(RuntimeException failure) {
        return new ForwardingBooks(till.stores().uploadBooks()) {
            @Override
            public BatchResult book(Claim claim, Batch batch, Turn turn) {
                throw failure;
            }
        };
    }

    private UploadBooks throwing(Error failure) {
        return new ForwardingBooks(till.stores().uploadBooks()) {
            @Override
            public BatchResult book(Claim claim, Batch batch, Turn turn) {
                throw failure;
            }
        };
    }
}
