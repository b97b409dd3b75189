package tally.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

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
import tally.domain.failures.Correction;
import tally.domain.failures.Corrections.CorrectingRow;
import tally.domain.failures.Corrections.Place;
import tally.domain.failures.Corrections.Result;
import tally.domain.failures.FailedJob;
import tally.domain.failures.FailureStatus;
import tally.domain.failures.OpenRow;
import tally.domain.failures.Retry;
import tally.domain.failures.RetryRequest;
import tally.domain.sales.Field;
import tally.domain.sales.Sale;
import tally.domain.uploads.Claim;
import tally.domain.uploads.DuplicateRule;
import tally.domain.uploads.FailedRow;
import tally.domain.uploads.LeaseLostException;
import tally.domain.uploads.Upload;
import tally.testkit.BadRows;
import tally.testkit.Mending;
import tally.testkit.Sales;
import tally.testkit.Shop;

/** What {@link tally.domain.failures.Corrections} promises: a failed row that is corrected by a file is one sale. */
public abstract class CorrectionsContract extends StoreContract {
    private static final Sale MENDED = Sales.sale().amount("120.50").to("Ahmed").build();
    private static final Correction CORRECTION = Correction.of(Map.of(Field.DATE, "2025-11-07"));

    private UploadId failed;
    private Claim claim;

    /** For subclasses. */
    protected CorrectionsContract() {}

    @BeforeEach
    void failTwoRowsAndTakeTheFileThatCorrectsThem() {
        failed = shop().imports(DuplicateRule.COUNT, List.of(), List.of(BadRows.badDate(5), BadRows.badAmount(6)));
        claim = shop().sendAndTake();
    }

    @Test
    void theSaleBelongsToTheUploadThatBroughtTheCorrection() {
        assertEquals(Result.CREATED, correct(0, 5, new Mending(MENDED)));

        assertEquals(List.of(claim.upload()), booked());
        assertEquals(FailureStatus.RESOLVED, job(5).status());
        assertEquals(
                Optional.of(SaleId.booked(claim.upload(), 0)),
                job(5).recovery().orElseThrow().sale());
    }

    @Test
    void theRowLeavesTheFailedOnesOfItsOwnUpload() {
        correct(0, 5, new Mending(MENDED));
        end(1);

        assertEquals(new Upload.Counters(2, 0, 1, 1), shop().upload(failed).counters());
        assertEquals(
                new Upload.Counters(1, 1, 0, 0), shop().upload(claim.upload()).counters());
        assertMoney("120.50", shop().upload(claim.upload()).amounts().created());
        assertConsistent();
    }

    @Test
    void theHistorySaysWhichRowOfWhichFileCorrectedWhat() {
        correct(0, 5, new Mending(MENDED));
        final Retry retry = history(5).get(0);

        assertEquals("upload " + claim.upload() + ", row 2", retry.requestedBy());
        assertEquals("07/11/2025", retry.before().get(Field.DATE));
        assertEquals("2025-11-07", retry.after().get(Field.DATE));
        assertEquals("resolved", retry.outcome().orElseThrow().result());
        assertEquals(1, job(5).retryCount());
    }

    @Test
    void whatTheBusinessHasAlreadyIsADuplicate() {
        correct(0, 5, new Mending(MENDED));
        end(1);
        shop().imports(MENDED, MENDED);
        take();

        assertEquals(Result.SKIPPED, correct(0, 6, new Mending(MENDED)));
        end(1);
        assertEquals(FailureStatus.RESOLVED, job(6).status());
        assertEquals(2, booked().size());
        assertConsistent();
    }

    @Test
    void theSameFileAgainAddsNothing() {
        correct(0, 5, new Mending(MENDED));
        end(1);
        take();

        assertEquals(Result.SKIPPED, correct(0, 5, new Mending(MENDED)));
        end(1);
        assertEquals(
                new Upload.Counters(1, 0, 1, 0), shop().upload(claim.upload()).counters());
        assertMoney("120.50", shop().upload(claim.upload()).amounts().skipped());
        assertEquals(1, booked().size());
        assertEquals(1, history(5).size());
        assertConsistent();
    }

    @Test
    void aRowThatIsStillBadStaysTheSameFailedJobAndBothUploadsCountIt() {
        assertEquals(Result.FAILED, correct(0, 5, new Mending(BadRows.badAmount(5))));
        end(1);

        assertEquals(FailureStatus.FAILED, job(5).status());
        assertEquals(BadRows.badAmount(5).problem(), job(5).row().problem());
        assertEquals(
                new Upload.Counters(1, 0, 0, 1), shop().upload(claim.upload()).counters());
        assertEquals(2, shop().upload(failed).counters().failed());
        assertEquals(List.of(2L), rows(stores().uploadBooks().failedRows(shop().id(), claim.upload(), 10)));
        assertConsistent();
    }

    @Test
    void onceItIsRecoveredNeitherCountsItAsFailed() {
        correct(0, 5, new Mending(BadRows.badDate(5)));
        end(1);
        retry(5);
        stores().retries().tryNext(new Mending(MENDED));

        assertEquals(new Upload.Counters(2, 1, 0, 1), shop().upload(failed).counters());
        assertEquals(
                new Upload.Counters(1, 0, 1, 0), shop().upload(claim.upload()).counters());
        assertConsistent();
    }

    @Test
    void onlyTheLastFileThatWasToCorrectItCountsIt() {
        correct(0, 5, new Mending(BadRows.badDate(5)));
        end(1);
        final UploadId second = claim.upload();
        take();
        correct(0, 5, new Mending(BadRows.badAmount(5)));
        end(1);

        assertEquals(new Upload.Counters(1, 0, 1, 0), shop().upload(second).counters());
        assertEquals(
                new Upload.Counters(1, 0, 0, 1), shop().upload(claim.upload()).counters());
        assertEquals(2, history(5).size());
        assertConsistent();
    }

    @Test
    void aRetryThatFailsAgainMovesTheMoneyOfBothUploads() {
        correct(0, 5, new Mending(BadRows.badDate(5)));
        end(1);
        retry(5);
        stores().retries().tryNext(new Mending(BadRows.badAmount(5)));

        assertEquals(1, shop().upload(claim.upload()).amounts().unreadableRows());
        assertConsistent();
    }

    @Test
    void aRetryThatWasAskedForIsOvertaken() {
        retry(5);

        assertEquals(Result.CREATED, correct(0, 5, new Mending(MENDED)));
        end(1);
        assertEquals(Optional.empty(), stores().retries().tryNext(new Mending(MENDED)));
        assertEquals("failed", history(5).get(0).outcome().orElseThrow().result());
        assertEquals("resolved", history(5).get(1).outcome().orElseThrow().result());
        assertEquals(1, booked().size());
    }

    @Test
    void whatWasDiscardedStaysSo() {
        stores().failedJobs().discard(FailedJobId.ofRow(failed, 5), staff());

        assertEquals(Result.SKIPPED, correct(0, 5, new Mending(MENDED)));
        assertEquals(FailureStatus.DISCARDED, job(5).status());
        assertEquals(List.of(), booked());
    }

    @Test
    void anotherBusinesssFailedRowIsUnknownAndNothingHappens() {
        final UploadId elsewhere = otherShop().imports(DuplicateRule.COUNT, List.of(), List.of(BadRows.badDate(5)));
        final CorrectingRow row = new CorrectingRow(0, new Place(2, 2), FailedJobId.ofRow(elsewhere, 5), CORRECTION);

        assertEquals(Result.UNKNOWN, stores().corrections().correct(claim, row, new Mending(MENDED)));
        assertEquals(0, shop().upload(claim.upload()).counters().processed());
        assertEquals(Optional.empty(), stores().corrections().options(shop().id(), row.corrects()));
    }

    @Test
    void aRowIsBookedOnceHoweverOftenTheWorkIsTakenUp() {
        correct(0, 5, new Mending(MENDED));

        assertThrows(IllegalArgumentException.class, () -> correct(0, 5, new Mending(MENDED)));
        assertEquals(1, booked().size());
    }

    @Test
    void whoseLeaseRanOutWritesNothing() {
        stores().timePasses(Shop.LEASE.plusSeconds(1));

        assertThrows(LeaseLostException.class, () -> correct(0, 5, new Mending(MENDED)));
        assertEquals(FailureStatus.FAILED, job(5).status());
    }

    @Test
    void openRowsComeInTheOrderOfTheFileAndPieceByPiece() {
        correct(0, 6, new Mending(BadRows.badAmount(6)));

        assertEquals(List.of(5L, 6L), open(failed, 0, 10));
        assertEquals(List.of(5L), open(failed, 0, 1));
        assertEquals(List.of(6L), open(failed, 5, 10));
        assertEquals(List.of(2L), open(claim.upload(), 0, 10));
        assertEquals(
                FailedJobId.ofRow(failed, 6),
                stores().corrections()
                        .openRows(shop().id(), claim.upload(), 0, 10)
                        .get(0)
                        .id());
    }

    @Test
    void theOptionsOfAnUploadAreKnownAlsoByItsFailedRow() {
        final var options = Optional.of(Shop.options(DuplicateRule.COUNT));

        assertEquals(options, stores().corrections().options(shop().id(), failed));
        assertEquals(options, stores().corrections().options(shop().id(), FailedJobId.ofRow(failed, 5)));
        assertEquals(
                Optional.empty(), stores().corrections().options(otherShop().id(), failed));
    }

    private Result correct(long rowsBefore, long row, Mending mending) {
        final CorrectingRow correcting =
                new CorrectingRow(rowsBefore, new Place(2, 2), FailedJobId.ofRow(failed, row), CORRECTION);
        return stores().corrections().correct(claim, correcting, mending);
    }

    private void take() {
        claim = shop().sendAndTake();
    }

    private void end(long rows) {
        stores().uploadBooks().rowCount(claim, rows);
        stores().uploadBooks().complete(claim);
    }

    private void retry(long row) {
        stores().failedJobs().requestRetry(new RetryRequest(FailedJobId.ofRow(failed, row), staff(), Optional.empty()));
    }

    private UserId staff() {
        return Shop.staff(stores(), "staff" + Shop.nextId() + "@tally.example").id();
    }

    private FailedJob job(long row) {
        return stores().failedJobs().find(FailedJobId.ofRow(failed, row)).orElseThrow();
    }

    private List<Retry> history(long row) {
        return stores().failedJobs().retries(FailedJobId.ofRow(failed, row));
    }

    private List<Long> open(UploadId upload, long after, int limit) {
        return rows(stores().corrections().openRows(shop().id(), upload, after, limit).stream()
                .map(OpenRow::row)
                .toList());
    }

    private static List<Long> rows(List<FailedRow> rows) {
        return rows.stream().map(FailedRow::row).toList();
    }

    /** The upload of each sale in the books. */
    private List<UploadId> booked() {
        return stores()
                .salesBooks()
                .sales(shop().id(), SaleFilter.NONE, SaleOrder.NEWEST_FIRST, PageRequest.FIRST)
                .results()
                .stream()
                .map(BookedSale::upload)
                .toList();
    }

    private void assertConsistent() {
        assertEquals(Consistency.OK, stores().checks().ofBusiness(shop().id()));
    }

    private static void assertMoney(String expected, BigDecimal found) {
        assertEquals(0, new BigDecimal(expected).compareTo(found), () -> expected + " was expected, found " + found);
    }
}
