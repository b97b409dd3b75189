package tally.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tally.domain.FailedJobId;
import tally.domain.IdSource;
import tally.domain.Scope;
import tally.domain.UploadId;
import tally.domain.UserId;
import tally.domain.failures.FailedJob;
import tally.domain.failures.FailureStatus;
import tally.domain.failures.Retry;
import tally.domain.failures.RetryRequest;
import tally.domain.receipts.NewReceipt;
import tally.domain.receipts.ReadReceipt;
import tally.domain.receipts.ReadSums;
import tally.domain.receipts.Reading;
import tally.domain.receipts.ReceiptBooks;
import tally.domain.sales.ErrorCode;
import tally.domain.sales.Field;
import tally.domain.sales.Sale;
import tally.domain.uploads.Claim;
import tally.domain.uploads.NewUpload;
import tally.domain.uploads.Upload;
import tally.domain.uploads.UploadStatus;
import tally.testkit.Mending;
import tally.testkit.Sales;
import tally.testkit.Shop;

/** What becomes of a receipt whose image can't be read: {@link ReceiptBooks#unreadable}, and the retries of its row. */
public abstract class UnreadableReceiptsContract extends StoreContract {
    private static final String DAMAGED = "The image is damaged or cut off.";
    private static final Sale MENDED =
            Sales.sale().of("Tea").pieces(1).amount("1.60").build();

    private final IdSource ids = new IdSource(Clock.systemUTC());
    private UserId staff;

    /** For subclasses. */
    protected UnreadableReceiptsContract() {}

    @BeforeEach
    void hireStaff() {
        staff = Shop.staff(stores(), "staff@tally.example").id();
    }

    @Test
    void itFailsAndLeavesOneFailedRowForTheWholeImage() {
        final UploadId id = unreadable();
        assertEquals(UploadStatus.FAILED, upload(id).status());
        assertEquals(Optional.of(DAMAGED), upload(id).errorMessage());
        assertEquals(new Upload.Counters(1, 0, 0, 1), upload(id).counters());
        assertEquals(ErrorCode.UNREADABLE_IMAGE, job(id).row().problem().code());
        assertEquals(DAMAGED, job(id).row().problem().message());
        assertEquals(Map.of(), job(id).row().values());
    }

    @Test
    void triedAgainAsItIsItsImageIsReadOnceMore() {
        final UploadId id = unreadable();
        retry(id, Optional.empty());
        assertEquals(List.of(), stores().retries().tryNext(new Mending(MENDED), 10));
        stores().receiptBooks().keep(claim(), nothingRead());
        assertEquals(FailureStatus.RESOLVED, job(id).status());
        assertEquals(Optional.of("resolved"), lastRetry(id).outcome().map(Retry.Outcome::result));
        assertEquals(0, upload(id).counters().failed());
    }

    @Test
    void anImageThatIsAsBadAsBeforeFailsAgainAndCountsOnce() {
        final UploadId id = unreadable();
        retry(id, Optional.empty());
        stores().receiptBooks().unreadable(claim(), "Still damaged.");
        assertEquals(FailureStatus.FAILED, job(id).status());
        assertEquals(Optional.of("Still damaged."), lastRetry(id).outcome().map(Retry.Outcome::message));
        assertEquals(new Upload.Counters(1, 0, 0, 1), upload(id).counters());
        assertEquals(1, upload(id).amounts().unreadableRows());
    }

    @Test
    void withWhatStandsOnItItIsBookedLikeARow() {
        final UploadId id = unreadable();
        retry(
                id,
                Optional.of(Map.of(
                        Field.DATE, "2025-11-07", Field.PRODUCT, "Tea", Field.QUANTITY, "1", Field.AMOUNT, "1.60")));
        assertEquals(Optional.empty(), stores().receiptQueue().claim("node-1", Shop.LEASE));
        assertTrue(stores().retries()
                .tryNext(new Mending(MENDED))
                .orElseThrow()
                .sale()
                .isPresent());
        assertEquals(FailureStatus.RESOLVED, job(id).status());
        assertEquals(new Upload.Counters(1, 1, 0, 0), upload(id).counters());
    }

    private UploadId unreadable() {
        final UploadId id = new UploadId(ids.next());
        final var content = new NewUpload.Fingerprint("0".repeat(64), 1);
        stores().receiptInbox()
                .accept(
                        new NewReceipt(id, shop().id(), "receipt.jpg", Optional.empty(), Optional.empty(), content),
                        new byte[1],
                        Shop.PLENTY);
        stores().receiptBooks().unreadable(claim(), DAMAGED);
        return id;
    }

    private void retry(UploadId id, Optional<Map<Field, String>> corrected) {
        stores().failedJobs().requestRetry(new RetryRequest(jobId(id), staff, corrected));
    }

    private Claim claim() {
        return stores().receiptQueue().claim("node-1", Shop.LEASE).orElseThrow().claim();
    }

    private Upload upload(UploadId id) {
        return stores().receiptInbox().find(Scope.ALL, id).orElseThrow().upload();
    }

    private FailedJob job(UploadId id) {
        return stores().failedJobs().find(jobId(id)).orElseThrow();
    }

    private Retry lastRetry(UploadId id) {
        final List<Retry> retries = stores().failedJobs().retries(jobId(id));
        return retries.get(retries.size() - 1);
    }

    private static FailedJobId jobId(UploadId id) {
        return FailedJobId.ofRow(id, ReceiptBooks.IMAGE_ROW);
    }

    private static ReadReceipt nothingRead() {
        final ReadSums sums =
                new ReadSums(Reading.none(), Reading.none(), Reading.none(), Reading.none(), Reading.none());
        return new ReadReceipt(
                Reading.none(), Reading.none(), Reading.none(), List.of(), sums, Reading.none(), false, false, "");
    }
}
