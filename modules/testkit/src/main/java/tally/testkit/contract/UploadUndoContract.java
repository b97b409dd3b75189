package tally.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tally.domain.FailedJobId;
import tally.domain.PageRequest;
import tally.domain.UploadId;
import tally.domain.UserId;
import tally.domain.audit.Actor;
import tally.domain.audit.AuditAction;
import tally.domain.audit.AuditFilter;
import tally.domain.books.Consistency;
import tally.domain.books.Customer;
import tally.domain.books.Product;
import tally.domain.books.SaleFilter;
import tally.domain.failures.FailureStatus;
import tally.domain.failures.RetryAnswer;
import tally.domain.failures.RetryRequest;
import tally.domain.sales.Sale;
import tally.domain.uploads.Acceptance;
import tally.domain.uploads.Batch;
import tally.domain.uploads.Claim;
import tally.domain.uploads.ControlAnswer;
import tally.domain.uploads.DuplicateRule;
import tally.domain.uploads.Upload;
import tally.domain.uploads.UploadControl;
import tally.domain.uploads.UploadStatus;
import tally.testkit.BadRows;
import tally.testkit.Mending;
import tally.testkit.Sales;
import tally.testkit.Shop;

/** What {@link UploadControl#undo} promises; after each test the books must agree. */
public abstract class UploadUndoContract extends StoreContract {
    private static final Actor OWNER = new Actor("ahmed@shop.example");
    private static final Sale SHIRT =
            Sales.sale().of("Shirt").to("Ahmed").on("2025-11-01").build();
    private static final Sale SHOES =
            Sales.sale().of("Shoes").to("Rahim").on("2025-11-02").build();
    private static final Sale LATER_SHIRT =
            Sales.sale().of("Shirt").to("Ahmed").on("2025-11-03").build();

    /** For subclasses. */
    protected UploadUndoContract() {}

    @AfterEach
    void theBooksAgree() {
        assertEquals(Consistency.OK, stores().checks().ofBusiness(shop().id()));
    }

    @Test
    void whatItMadeIsGone() {
        final UploadId upload = shop().imports(SHIRT, SHOES, SHIRT);

        assertEquals(3, done(undo(upload)).removedSales());

        assertEquals(0, sales());
        assertEquals(List.of(), products());
        assertEquals(List.of(), customers());
    }

    @Test
    void itIsUndoneAndHoldsNothingOfItsOwn() {
        final UploadId upload = shop().imports(SHIRT, SHOES);

        final Upload undone = done(undo(upload)).upload();

        assertEquals(UploadStatus.UNDONE, undone.status());
        assertEquals(0, undone.counters().created());
        assertEquals(100, undone.percent());
        assertEquals(0, undone.amounts().created().signum());
        stores().uploadBooks().recordConsistency(shop().id(), upload, Consistency.OK);
        assertEquals(Optional.empty(), shop().upload(upload).consistency());
    }

    @Test
    void whatOthersMadeStaysWithStockAndTotalsAsWithoutIt() {
        shop().imports(SHIRT);
        final UploadId second = shop().imports(LATER_SHIRT, SHOES);

        undo(second);

        assertEquals(1, products().size());
        assertEquals(-5, products().get(0).stock().current());
        assertEquals(1, customers().size());
        assertEquals(0, new BigDecimal("600").compareTo(customers().get(0).totalPurchases()));
        assertEquals(LocalDate.of(2025, 11, 1), customers().get(0).lastPurchase());
    }

    @Test
    void theLastPurchaseStaysWhereALaterUploadHasIt() {
        final UploadId first = shop().imports(SHIRT);
        shop().imports(LATER_SHIRT);

        undo(first);

        assertEquals(LocalDate.of(2025, 11, 3), customers().get(0).lastPurchase());
    }

    @Test
    void anotherBusinessKeepsWhatItHas() {
        final Shop other = otherShop();
        other.imports(SHIRT);

        undo(shop().imports(SHIRT));

        assertEquals(
                1, stores().salesBooks().totals(other.id(), SaleFilter.NONE).count());
        assertEquals(Consistency.OK, stores().checks().ofBusiness(other.id()));
    }

    @Test
    void theSameFileCanBeUploadedAfresh() {
        final UploadId upload = shop().imports(SHIRT, SHOES, SHIRT);
        undo(upload);

        assertEquals(new Acceptance.Stored(Optional.empty()), shop().send(shop().file("sales.csv"), Shop.PLENTY));
        stores().control().cancel(shop().scope(), newest(), OWNER);
        assertEquals(
                3, shop().upload(shop().imports(SHIRT, SHOES, SHIRT)).counters().created());
    }

    @Test
    void salesThatWereRecoveredFromItsFailedRowsGoToo() {
        final UploadId upload = shop().imports(DuplicateRule.COUNT, List.of(SHIRT), List.of(BadRows.badDate(3)));
        requestRetry(upload, 3);
        stores().retries().tryNext(new Mending(SHOES));

        assertEquals(2, done(undo(upload)).removedSales());

        assertEquals(0, sales());
        assertEquals(FailureStatus.DISCARDED, status(upload, 3));
    }

    @Test
    void aFailedRowOfItCanNotBeRetriedAnyMore() {
        final UploadId upload = shop().imports(DuplicateRule.COUNT, List.of(SHIRT), List.of(BadRows.badDate(3)));
        undo(upload);

        assertEquals(new RetryAnswer.NotOpen(FailureStatus.DISCARDED), requestRetry(upload, 3));
    }

    @Test
    void aRetryThatWaitsBooksNothingAfterwards() {
        final UploadId upload = shop().imports(DuplicateRule.COUNT, List.of(SHIRT), List.of(BadRows.badDate(3)));
        requestRetry(upload, 3);
        undo(upload);

        assertEquals(Optional.empty(), stores().retries().tryNext(new Mending(SHOES)));
        assertEquals(0, sales());
        assertTrue(stores().failedJobs()
                .retries(FailedJobId.ofRow(upload, 3))
                .get(0)
                .outcome()
                .isPresent());
    }

    @Test
    void aRowThatWasFoundToBeADuplicateStaysOne() {
        final UploadId upload = shop().imports(DuplicateRule.COUNT, List.of(), List.of(BadRows.badDate(2)));
        shop().imports(SHIRT);
        requestRetry(upload, 2);
        stores().retries().tryNext(new Mending(SHIRT));

        undo(upload);

        assertEquals(FailureStatus.RESOLVED, status(upload, 2));
        assertEquals(1, sales());
    }

    @Test
    void oneThatWaitsOrWasStoppedCanBeTakenBack() {
        final Claim claim = shop().sendAndTake();
        stores().uploadBooks().book(claim, batch(SHIRT));
        stores().control().cancel(shop().scope(), claim.upload(), OWNER);

        assertEquals(1, done(undo(claim.upload())).removedSales());
        assertEquals(0, done(undo(shop().send("waits.csv"))).removedSales());
        assertEquals(Optional.empty(), stores().queue().claim("node-1", Shop.LEASE));
    }

    @Test
    void oneAtWorkIsRefused() {
        final Claim claim = shop().sendAndTake();
        stores().uploadBooks().book(claim, batch(SHIRT));

        assertEquals(
                UploadStatus.PROCESSING, refused(undo(claim.upload())).upload().status());
        assertEquals(1, sales());
    }

    @Test
    void itIsRefusedWhileAnotherStandsHalfWay() {
        final UploadId upload = shop().imports(SHIRT);
        final Claim claim = shop().sendAndTake();
        stores().uploadBooks().book(claim, batch(SHOES));

        assertEquals(claim.upload(), refused(undo(upload)).upload().id());
        stores().queue().handBack(claim);
        assertEquals(claim.upload(), refused(undo(upload)).upload().id());
    }

    @Test
    void itIsTakenBackOnce() {
        final UploadId upload = shop().imports(SHIRT);

        final List<ControlAnswer> answers = AtOnce.run(3, () -> undo(upload));

        assertEquals(
                1, answers.stream().filter(ControlAnswer.Done.class::isInstance).count());
        assertEquals(UploadStatus.UNDONE, refused(undo(upload)).upload().status());
    }

    @Test
    void anotherBusinesssUploadIsAsIfItWereNotThere() {
        final UploadId upload = shop().imports(SHIRT);

        assertEquals(
                new ControlAnswer.Unknown(), stores().control().undo(otherShop().scope(), upload, OWNER));
        assertEquals(1, sales());
    }

    @Test
    void theTrailSaysWhoDidIt() {
        final UploadId upload = shop().imports(SHIRT, SHOES);
        undo(upload);
        final var newest = stores().audit()
                .search(AuditFilter.ALL, PageRequest.FIRST)
                .results()
                .get(0);

        assertEquals(OWNER, newest.actor());
        assertEquals(Optional.of(shop().id()), newest.business());
        assertEquals(AuditAction.UPLOAD_UNDONE, newest.change().action());
        assertEquals("2", newest.change().before().get("created_transactions"));
        assertEquals("0", newest.change().after().get("created_transactions"));
    }

    private static Batch batch(Sale sale) {
        return new Batch(0, Sales.keyed(DuplicateRule.COUNT, List.of(sale)), List.of());
    }

    private ControlAnswer undo(UploadId upload) {
        return stores().control().undo(shop().scope(), upload, OWNER);
    }

    private static ControlAnswer.Done done(ControlAnswer answer) {
        return assertInstanceOf(ControlAnswer.Done.class, answer);
    }

    private static ControlAnswer.Refused refused(ControlAnswer answer) {
        return assertInstanceOf(ControlAnswer.Refused.class, answer);
    }

    private RetryAnswer requestRetry(UploadId upload, long row) {
        final UserId staff =
                Shop.staff(stores(), "staff" + row + "@tally.example").id();
        return stores().failedJobs()
                .requestRetry(new RetryRequest(FailedJobId.ofRow(upload, row), staff, Optional.empty()));
    }

    private FailureStatus status(UploadId upload, long row) {
        return stores().failedJobs()
                .find(FailedJobId.ofRow(upload, row))
                .orElseThrow()
                .status();
    }

    private UploadId newest() {
        return stores().inbox()
                .list(shop().scope(), PageRequest.FIRST)
                .results()
                .get(0)
                .id();
    }

    private long sales() {
        return stores().salesBooks().totals(shop().id(), SaleFilter.NONE).count();
    }

    private List<Product> products() {
        return stores().salesBooks().products(shop().id(), PageRequest.FIRST).results();
    }

    private List<Customer> customers() {
        return stores().salesBooks().customers(shop().id(), PageRequest.FIRST).results();
    }
}
