package tally.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tally.domain.FailedJobId;
import tally.domain.UploadId;
import tally.domain.UserId;
import tally.domain.books.Consistency;
import tally.domain.books.SaleFilter;
import tally.domain.failures.FailedJob;
import tally.domain.failures.FailureStatus;
import tally.domain.failures.RetryQueue;
import tally.domain.failures.RetryRequest;
import tally.domain.sales.Sale;
import tally.domain.uploads.DuplicateRule;
import tally.domain.uploads.FailedRow;
import tally.domain.uploads.Upload;
import tally.testkit.BadRows;
import tally.testkit.Mending;
import tally.testkit.Sales;
import tally.testkit.Shop;

/** The duplicate rule of {@link RetryQueue}: a retried row counts among the equal rows of its own file. */
public abstract class RetryDuplicatesContract extends StoreContract {
    private static final Sale SALE = Sales.sale().to("Ahmed").amount("120.50").build();

    private UserId staff;

    /** For subclasses. */
    protected RetryDuplicatesContract() {}

    @BeforeEach
    void hireStaff() {
        staff = Shop.staff(stores(), "staff@tally.example").id();
    }

    @Test
    void aRowThatAnotherUploadHasBroughtIsADuplicate() {
        final UploadId upload = imports(List.of(), BadRows.badDate(2));
        shop().imports(SALE);
        final RetryQueue.Outcome outcome = retry(upload, 2, 0);

        assertEquals("duplicate", outcome.result());
        assertEquals(Optional.empty(), outcome.sale());
        assertHeld(1);
    }

    @Test
    void aDuplicateIsResolvedAndMovesFromFailedToSkipped() {
        final UploadId upload = imports(List.of(), BadRows.badDate(2));
        shop().imports(SALE);
        retry(upload, 2, 0);

        assertEquals(new Upload.Counters(1, 0, 1, 0), shop().upload(upload).counters());
        assertTrue(stores().failedJobs()
                .find(FailedJobId.ofRow(upload, 2))
                .filter(job -> job.status() == FailureStatus.RESOLVED)
                .flatMap(FailedJob::recovery)
                .orElseThrow()
                .duplicate());
        assertEquals(0, SALE.amount().compareTo(shop().upload(upload).amounts().skipped()));
        assertEquals(0, shop().upload(upload).amounts().failed().signum());
    }

    @Test
    void aRowLikeOthersOfItsOwnFileIsAnotherSale() {
        final UploadId upload = imports(List.of(SALE, SALE), BadRows.badDate(4));

        assertEquals("resolved", retry(upload, 4, 2).result());
        assertHeld(3);
    }

    @Test
    void aRowThatIsTheNthOfItsFileIsADuplicateWhereOthersBroughtN() {
        shop().imports(SALE, SALE, SALE);
        final UploadId upload = imports(List.of(SALE, SALE), BadRows.badDate(4));

        assertEquals("duplicate", retry(upload, 4, 2).result());
        assertHeld(3);
    }

    @Test
    void aRowThatIsTheNthOfItsFileIsASaleWhereOthersBroughtFewer() {
        shop().imports(SALE, SALE);
        final UploadId upload = imports(List.of(SALE, SALE), BadRows.badDate(4));

        assertEquals("resolved", retry(upload, 4, 2).result());
        assertHeld(3);
    }

    @Test
    void rowsOfOneFileThatWereMendedBeforeCountToo() {
        shop().imports(SALE);
        final UploadId upload = imports(List.of(), BadRows.badDate(2), BadRows.badDate(3));

        assertEquals("duplicate", retry(upload, 2, 0).result());
        assertEquals("resolved", retry(upload, 3, 0).result());
        assertHeld(2);
    }

    @Test
    void twoBadRowsOfOneFileThatAreTheSameSaleAreTwoSales() {
        final UploadId upload = imports(List.of(), BadRows.badDate(2), BadRows.badDate(3));

        assertEquals("resolved", retry(upload, 2, 0).result());
        assertEquals("resolved", retry(upload, 3, 0).result());
        assertHeld(2);
    }

    @Test
    void theMendedFileSentAsAWholeAddsNothingToWhatWasRetried() {
        final UploadId upload = imports(List.of(SALE), BadRows.badDate(3));
        retry(upload, 3, 1);
        final Upload second = shop().upload(shop().imports(SALE, SALE));

        assertEquals(new Upload.Counters(2, 0, 2, 0), second.counters());
        assertHeld(2);
    }

    @Test
    void underStrictARowThatIsHeldIsADuplicateWhoeverBroughtIt() {
        final UploadId upload = shop().imports(DuplicateRule.STRICT, List.of(SALE), List.of(BadRows.badDate(3)));

        assertEquals("duplicate", retry(upload, 3, 1).result());
        assertHeld(1);
    }

    @Test
    void aSaleOfAnotherBusinessIsNoDuplicate() {
        otherShop().imports(SALE);
        final UploadId upload = imports(List.of(), BadRows.badDate(2));

        assertEquals("resolved", retry(upload, 2, 0).result());
    }

    private UploadId imports(List<Sale> sales, FailedRow... failures) {
        return shop().imports(DuplicateRule.COUNT, sales, List.of(failures));
    }

    private RetryQueue.Outcome retry(UploadId upload, long row, int equalRowsInFile) {
        request(upload, row);
        return stores().retries().tryNext(new Mending(SALE, equalRowsInFile)).orElseThrow();
    }

    private void request(UploadId upload, long row) {
        final FailedJobId job = FailedJobId.ofRow(upload, row);
        stores().failedJobs().requestRetry(new RetryRequest(job, staff, Optional.empty()));
    }

    private void assertHeld(long sales) {
        assertEquals(
                sales,
                stores().salesBooks().totals(shop().id(), SaleFilter.NONE).count());
        assertEquals(Consistency.OK, stores().checks().ofBusiness(shop().id()));
    }
}
