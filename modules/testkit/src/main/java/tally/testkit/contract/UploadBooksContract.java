package tally.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tally.domain.PageRequest;
import tally.domain.Scope;
import tally.domain.books.SaleFilter;
import tally.domain.sales.Sale;
import tally.domain.uploads.Batch;
import tally.domain.uploads.BatchResult;
import tally.domain.uploads.Claim;
import tally.domain.uploads.DuplicateRule;
import tally.domain.uploads.FailedRow;
import tally.domain.uploads.KeyedSale;
import tally.domain.uploads.LeaseLostException;
import tally.domain.uploads.Upload;
import tally.domain.uploads.UploadBooks;
import tally.domain.uploads.UploadStatus;
import tally.testkit.BadRows;
import tally.testkit.Sales;
import tally.testkit.Shop;

/** What {@link UploadBooks} promises of an upload's way through: batches, checkpoint, counters, leases, its end. */
public abstract class UploadBooksContract extends StoreContract {
    private static final Sale SHIRTS = Sales.sale().of("Shirt").amount("600.00").build();
    private static final Sale SHOES =
            Sales.sale().of("Shoes").pieces(1).amount("0.0001").build();

    /** For subclasses. */
    protected UploadBooksContract() {}

    @Test
    void aBatchSaysWhatBecameOfItsRows() {
        final Claim claim = shop().sendAndTake();

        assertEquals(
                new BatchResult(2, List.of(), 1),
                books().book(claim, batch(0, List.of(SHIRTS, SHOES), List.of(BadRows.badDate(4)))));
    }

    @Test
    void countersAndMoneyMoveWithEveryBatch() {
        shop().imports(SHIRTS);
        final Claim claim = shop().sendAndTake();
        books().book(claim, batch(0, List.of(SHIRTS, SHOES), List.of(BadRows.badDate(4), BadRows.badAmount(5))));
        final Upload upload = shop().upload(claim.upload());

        assertEquals(new Upload.Counters(3, 1, 1, 2), upload.counters());
        assertMoney("0.0001", upload.amounts().created());
        assertMoney("600.00", upload.amounts().skipped());
        assertMoney("120.50", upload.amounts().failed());
        assertMoney("720.5001", upload.amounts().file());
        assertEquals(1, upload.amounts().unreadableRows());
    }

    @Test
    void batchesAddUp() {
        final Claim claim = shop().sendAndTake();
        books().book(claim, batch(0, List.of(SHIRTS), List.of()));
        books().book(claim, batch(1, List.of(SHOES), List.of()));
        books().book(claim, batch(2, List.of(), List.of(BadRows.badDate(4))));

        assertEquals(
                new Upload.Counters(3, 2, 0, 1), shop().upload(claim.upload()).counters());
    }

    @Test
    void aBatchOfNothingChangesNothing() {
        final Claim claim = shop().sendAndTake();

        assertEquals(new BatchResult(0, List.of(), 0), books().book(claim, batch(0, List.of(), List.of())));
        assertEquals(0, shop().upload(claim.upload()).counters().processed());
    }

    @Test
    void moneyThatARefusedRowCountsMayBeNegativeOrHuge() {
        final Claim claim = shop().sendAndTake();
        final String huge = "9".repeat(40);
        books().book(claim, batch(0, List.of(), List.of(worth(2, "-5.00"), worth(3, huge))));

        assertMoney(
                new BigDecimal(huge).subtract(new BigDecimal("5.00")).toPlainString(),
                shop().upload(claim.upload()).amounts().failed());
    }

    @Test
    void aBatchThatDoesNotGoOnWhereTheUploadStandsIsRefusedAndWritesNothing() {
        final Claim claim = shop().sendAndTake();
        books().book(claim, batch(0, List.of(SHIRTS), List.of()));

        assertThrows(IllegalArgumentException.class, () -> books().book(claim, batch(0, List.of(SHOES), List.of())));
        assertThrows(IllegalArgumentException.class, () -> books().book(claim, batch(2, List.of(SHOES), List.of())));
        assertBooked(claim, 1);
    }

    @Test
    void aBatchIsBookedAsAWholeOrNotAtAll() {
        final Claim claim = shop().sendAndTake();
        books().book(claim, batch(0, List.of(), List.of(BadRows.badDate(2))));
        final Batch failsTheSameRowAgain = batch(1, List.of(SHIRTS), List.of(BadRows.badDate(2)));

        assertThrows(RuntimeException.class, () -> books().book(claim, failsTheSameRowAgain));
        assertBooked(claim, 0);
        assertEquals(
                new Upload.Counters(3, 0, 0, 1), shop().upload(claim.upload()).counters());
        assertEquals(
                0,
                stores().salesBooks().products(shop().id(), PageRequest.FIRST).count());
    }

    @Test
    void theRowCountIsCorrected() {
        final Claim claim = shop().sendAndTake();
        books().rowCount(claim, 42);

        assertEquals(42, shop().upload(claim.upload()).counters().rowCount());
    }

    @Test
    void aNodeThatSleptLongerThanItsLeaseWritesNothing() {
        final Claim late = shop().sendAndTake();
        stores().timePasses(Shop.LEASE.plusSeconds(1));

        assertLost(late);
    }

    @Test
    void aNodeWhoseWorkWasTakenOverWritesNothing() {
        final Claim late = shop().sendAndTake();
        stores().timePasses(Shop.LEASE.plusSeconds(1));
        shop().take("node-1");

        assertLost(late);
    }

    @Test
    void aNodeThatHandedItsWorkBackWritesNothing() {
        final Claim claim = shop().sendAndTake();
        stores().queue().handBack(claim);

        assertLost(claim);
    }

    @Test
    void aClaimIsGoodForItsOwnBusinessAlone() {
        final Claim claim = shop().sendAndTake();

        assertLost(new Claim(otherShop().id(), claim.upload(), claim.node(), claim.attempt()));
    }

    @Test
    void whatIsEndedIsNotWrittenAnyMore() {
        final Claim claim = shop().sendAndTake();
        books().complete(claim);

        assertThrows(LeaseLostException.class, () -> books().book(claim, batch(0, List.of(SHIRTS), List.of())));
        assertThrows(LeaseLostException.class, () -> books().complete(claim));
        assertBooked(claim, 0);
    }

    @Test
    void whoTakesOverGoesOnAfterTheLastBatchAndNothingIsBookedTwice() {
        final Claim first = shop().sendAndTake();
        final List<KeyedSale> file = Sales.keyed(DuplicateRule.COUNT, List.of(SHIRTS, SHIRTS, SHOES));
        books().book(first, new Batch(0, file.subList(0, 1), List.of()));
        stores().timePasses(Shop.LEASE.plusSeconds(1));
        final Claim second = shop().take("node-2");
        books().book(second, new Batch(1, file.subList(1, 3), List.of()));

        assertEquals(new Upload.Counters(3, 3, 0, 0), books().complete(second).counters());
        assertBooked(second, 3);
    }

    @Test
    void aCompletedUploadIsShownAsSuch() {
        final Claim claim = shop().sendAndTake();
        final Upload completed = books().complete(claim);

        assertEquals(UploadStatus.COMPLETED, completed.status());
        assertTrue(completed.timeline().completedAt().isPresent());
        assertEquals(shop().upload(claim.upload()), completed);
    }

    @Test
    void aFailedUploadSaysWhyAndKeepsWhatIsBooked() {
        final Claim claim = shop().sendAndTake();
        books().book(claim, batch(0, List.of(SHIRTS), List.of()));
        final Upload failed = books().fail(claim, "Required columns are missing: Date");

        assertEquals(UploadStatus.FAILED, failed.status());
        assertEquals(Optional.of("Required columns are missing: Date"), failed.errorMessage());
        assertEquals(shop().upload(claim.upload()), failed);
        assertBooked(claim, 1);
    }

    private UploadBooks books() {
        return stores().uploadBooks();
    }

    private static Batch batch(long before, List<Sale> sales, List<FailedRow> failures) {
        return new Batch(before, Sales.keyed(DuplicateRule.COUNT, sales), failures);
    }

    private void assertLost(Claim claim) {
        final Upload before = stores().inbox().find(Scope.ALL, claim.upload()).orElseThrow();
        final Batch batch = batch(0, List.of(SHIRTS), List.of(BadRows.badDate(3)));

        assertThrows(LeaseLostException.class, () -> books().book(claim, batch));
        assertThrows(LeaseLostException.class, () -> books().rowCount(claim, 42));
        assertThrows(LeaseLostException.class, () -> books().complete(claim));
        assertThrows(LeaseLostException.class, () -> books().fail(claim, "Too late"));
        assertEquals(before, stores().inbox().find(Scope.ALL, claim.upload()).orElseThrow());
        assertBooked(claim, 0);
    }

    private void assertBooked(Claim claim, long sales) {
        assertEquals(
                sales,
                stores().salesBooks().totals(claim.business(), SaleFilter.NONE).count());
    }

    private static void assertMoney(String expected, BigDecimal found) {
        assertEquals(0, new BigDecimal(expected).compareTo(found), () -> expected + " was expected, found " + found);
    }

    private static FailedRow worth(long row, String amount) {
        final FailedRow bad = BadRows.badDate(row);
        return new FailedRow(row, row, bad.values(), bad.problem(), Optional.of(new BigDecimal(amount)));
    }
}
