package tally.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tally.domain.FailedJobId;
import tally.domain.PageRequest;
import tally.domain.SaleId;
import tally.domain.UploadId;
import tally.domain.UserId;
import tally.domain.books.BookedSale;
import tally.domain.books.Consistency;
import tally.domain.books.SaleFilter;
import tally.domain.books.SaleOrder;
import tally.domain.failures.FailedJob;
import tally.domain.failures.FailureStatus;
import tally.domain.failures.Retry;
import tally.domain.failures.RetryAnswer;
import tally.domain.failures.RetryQueue;
import tally.domain.failures.RetryRequest;
import tally.domain.sales.ErrorCode;
import tally.domain.sales.Field;
import tally.domain.sales.Sale;
import tally.domain.uploads.Batch;
import tally.domain.uploads.Claim;
import tally.domain.uploads.DuplicateRule;
import tally.domain.uploads.FailedRow;
import tally.domain.uploads.Upload;
import tally.testkit.BadRows;
import tally.testkit.Mending;
import tally.testkit.Sales;
import tally.testkit.Shop;

/** What {@link RetryQueue} promises. The row under retry is mended to be {@link #MENDED}, or not at all. */
public abstract class RetryQueueContract extends StoreContract {
    private static final Sale MENDED =
            Sales.sale().of("Shirt").pieces(2).amount("120.50").to("Ahmed").build();

    private UserId staff;

    /** For subclasses. */
    protected RetryQueueContract() {}

    @BeforeEach
    void hireStaff() {
        staff = Shop.staff(stores(), "staff@tally.example").id();
    }

    @Test
    void whereNobodyAskedThereIsNothingToTry() {
        fails(BadRows.badDate(2));

        assertEquals(Optional.empty(), stores().retries().tryNext(new Mending(MENDED)));
    }

    @Test
    void aMendedRowIsBookedUnderItsOwnId() {
        final UploadId upload = fails(BadRows.badDate(2));
        final RetryQueue.Outcome outcome = retry(upload, 2, new Mending(MENDED));

        assertEquals("resolved", outcome.result());
        assertEquals(Optional.of(SaleId.recovered(upload, 2)), outcome.sale());
        assertEquals(List.of(MENDED), booked());
        assertEquals(FailureStatus.RESOLVED, find(upload, 2).status());
        assertEquals(
                Optional.of(new FailedJob.Recovery(Optional.of(SaleId.recovered(upload, 2)))),
                find(upload, 2).recovery());
    }

    @Test
    void whatIsTriedIsTheRowAsItWasCorrected() {
        final UploadId upload = fails(BadRows.badDate(2));
        request(upload, 2, Map.of(Field.DATE, "2025-11-07"));
        final RetryQueue.PendingRow row =
                stores().retries().tryNext(new Mending(MENDED)).orElseThrow().row();

        assertEquals(FailedJobId.ofRow(upload, 2), row.id());
        assertEquals(shop().id(), row.business());
        assertEquals(upload, row.upload());
        assertEquals(2, row.row());
        assertEquals("2025-11-07", row.values().get(Field.DATE));
        assertEquals("Shirt", row.values().get(Field.PRODUCT));
        assertEquals(Shop.options(DuplicateRule.COUNT), row.options());
        assertEquals(shop().business().timeZone(), row.timeZone());
        assertEquals(stores().failedJobs().retries(row.id()).get(0).requestedAt(), row.requestedAt());
    }

    @Test
    void stockAndTotalsFollowARecoveredRow() {
        retry(fails(BadRows.badDate(2)), 2, new Mending(MENDED));

        assertEquals(
                -2,
                stores().salesBooks()
                        .products(shop().id(), PageRequest.FIRST)
                        .results()
                        .get(0)
                        .stock()
                        .current());
        assertMoney(
                "120.50",
                stores().salesBooks()
                        .customers(shop().id(), PageRequest.FIRST)
                        .results()
                        .get(0)
                        .totalPurchases());
        assertConsistent();
    }

    @Test
    void aRecoveredRowMovesFromFailedToCreated() {
        final UploadId upload = fails(BadRows.badDate(2), BadRows.badDate(3));
        retry(upload, 2, new Mending(MENDED));

        assertEquals(new Upload.Counters(2, 1, 0, 1), shop().upload(upload).counters());
        assertMoney("120.50", shop().upload(upload).amounts().created());
        assertMoney("120.50", shop().upload(upload).amounts().failed());
        assertConsistent();
    }

    @Test
    void moneyThatCouldNotBeReadIsReadableOnceItIsMended() {
        final UploadId upload = fails(BadRows.badAmount(2));
        retry(upload, 2, new Mending(MENDED));

        assertEquals(0, shop().upload(upload).amounts().unreadableRows());
        assertMoney("120.50", shop().upload(upload).amounts().file());
        assertMoney("0", shop().upload(upload).amounts().failed());
        assertConsistent();
    }

    @Test
    void anAmountThatWasCorrectedCountsAsItIsNow() {
        final UploadId upload = fails(BadRows.badDate(2));
        retry(upload, 2, new Mending(Sales.sale().amount("99").build()));

        assertMoney("99", shop().upload(upload).amounts().created());
        assertMoney("0", shop().upload(upload).amounts().failed());
        assertConsistent();
    }

    @Test
    void aRowIsTriedOnceForEachWish() {
        retry(fails(BadRows.badDate(2)), 2, new Mending(MENDED));

        assertEquals(Optional.empty(), stores().retries().tryNext(new Mending(MENDED)));
        assertEquals(1, booked().size());
    }

    @Test
    void whatIsResolvedCanNotBeAskedForAgain() {
        final UploadId upload = fails(BadRows.badDate(2));
        retry(upload, 2, new Mending(MENDED));

        assertEquals(new RetryAnswer.NotOpen(FailureStatus.RESOLVED), request(upload, 2, Map.of()));
    }

    @Test
    void aRowThatIsStillBadFailsAgainWithTheNewReason() {
        final UploadId upload = fails(BadRows.badDate(2));
        final RetryQueue.Outcome outcome = retry(upload, 2, new Mending(BadRows.badAmount(2)));
        final FailedJob job = find(upload, 2);

        assertEquals("failed", outcome.result());
        assertEquals(Optional.empty(), outcome.sale());
        assertEquals(FailureStatus.FAILED, job.status());
        assertEquals(ErrorCode.INVALID_AMOUNT, job.row().problem().code());
        assertEquals(1, job.retryCount());
    }

    @Test
    void theMoneyOfARowThatFailsAgainIsCountedAnew() {
        final UploadId upload = fails(BadRows.badDate(2));
        retry(upload, 2, new Mending(BadRows.badAmount(2)));

        assertMoney("0", shop().upload(upload).amounts().failed());
        assertEquals(1, shop().upload(upload).amounts().unreadableRows());
        assertEquals(new Upload.Counters(1, 0, 0, 1), shop().upload(upload).counters());
        assertConsistent();
    }

    @Test
    void aRowMayBeTriedUntilItPasses() {
        final UploadId upload = fails(BadRows.badDate(2));
        retry(upload, 2, new Mending(BadRows.badAmount(2)));
        retry(upload, 2, new Mending(MENDED));

        assertEquals(2, find(upload, 2).retryCount());
        assertEquals(List.of("failed", "resolved"), results(upload, 2));
        assertConsistent();
    }

    @Test
    void theHistorySaysHowEachTryEnded() {
        final UploadId upload = fails(BadRows.badDate(2));
        retry(upload, 2, new Mending(BadRows.badAmount(2)));
        final Retry retry =
                stores().failedJobs().retries(FailedJobId.ofRow(upload, 2)).get(0);

        assertEquals("Invalid Amount: twelve", retry.outcome().orElseThrow().message());
        assertTrue(!retry.outcome().orElseThrow().finishedAt().isBefore(retry.requestedAt()));
    }

    @Test
    void aRowOfAnUploadThatIsStillReadWaits() {
        final Claim claim = shop().sendAndTake();
        stores().uploadBooks().book(claim, new Batch(0, List.of(), List.of(BadRows.badDate(2))));
        request(claim.upload(), 2, Map.of());

        assertEquals(Optional.empty(), stores().retries().tryNext(new Mending(MENDED)));
        stores().uploadBooks().complete(claim);
        assertTrue(stores().retries().tryNext(new Mending(MENDED)).isPresent());
    }

    @Test
    void whatIsFirstInTheQueueIsTriedFirst() {
        final UploadId first = fails(BadRows.badDate(2));
        final UploadId second = fails(BadRows.badDate(2));
        request(second, 2, Map.of());
        request(first, 2, Map.of());

        assertEquals(
                first,
                stores().retries()
                        .tryNext(new Mending(MENDED))
                        .orElseThrow()
                        .row()
                        .upload());
    }

    private UploadId fails(FailedRow... rows) {
        return shop().imports(DuplicateRule.COUNT, List.of(), List.of(rows));
    }

    private RetryAnswer request(UploadId upload, long row, Map<Field, String> corrected) {
        final FailedJobId job = FailedJobId.ofRow(upload, row);
        return stores().failedJobs().requestRetry(new RetryRequest(job, staff, Optional.of(corrected)));
    }

    private RetryQueue.Outcome retry(UploadId upload, long row, RetryQueue.Reprocessing reprocessing) {
        request(upload, row, Map.of());
        return stores().retries().tryNext(reprocessing).orElseThrow();
    }

    private FailedJob find(UploadId upload, long row) {
        return stores().failedJobs().find(FailedJobId.ofRow(upload, row)).orElseThrow();
    }

    private List<String> results(UploadId upload, long row) {
        return stores().failedJobs().retries(FailedJobId.ofRow(upload, row)).stream()
                .map(retry -> retry.outcome().orElseThrow().result())
                .toList();
    }

    private List<Sale> booked() {
        return stores()
                .salesBooks()
                .sales(shop().id(), SaleFilter.NONE, SaleOrder.NEWEST_FIRST, PageRequest.FIRST)
                .results()
                .stream()
                .map(BookedSale::sale)
                .toList();
    }

    private void assertConsistent() {
        assertEquals(Consistency.OK, stores().checks().ofBusiness(shop().id()));
    }

    private static void assertMoney(String expected, BigDecimal found) {
        assertEquals(0, new BigDecimal(expected).compareTo(found), () -> expected + " was expected, found " + found);
    }
}
