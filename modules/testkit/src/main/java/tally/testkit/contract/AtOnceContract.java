package tally.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import tally.domain.FailedJobId;
import tally.domain.UploadId;
import tally.domain.UserId;
import tally.domain.books.Consistency;
import tally.domain.books.SaleFilter;
import tally.domain.failures.RetryQueue;
import tally.domain.failures.RetryRequest;
import tally.domain.sales.Sale;
import tally.domain.uploads.Batch;
import tally.domain.uploads.BatchResult;
import tally.domain.uploads.Claim;
import tally.domain.uploads.DuplicateRule;
import tally.domain.uploads.FailedRow;
import tally.domain.uploads.KeyedSale;
import tally.domain.uploads.Upload;
import tally.testkit.BadRows;
import tally.testkit.Mending;
import tally.testkit.Sales;
import tally.testkit.Shop;

/** What becomes of the books when several write to them at the same moment: nothing is lost, nothing is there twice. */
public abstract class AtOnceContract extends StoreContract {
    private static final Sale SHIRT = Sales.sale().of("Shirt").to("Ahmed").build();
    private static final Sale SHOES =
            Sales.sale().of("Shoes").pieces(2).amount("80").build();

    private UserId staff;

    /** For subclasses. */
    protected AtOnceContract() {}

    @BeforeEach
    void hireStaff() {
        staff = Shop.staff(stores(), "staff@tally.example").id();
    }

    @Test
    void uploadsOfManyBusinessesAtOnceAreBookedAsIfAlone() {
        final List<Shop> shops = Stream.of("A", "B", "C", "D")
                .map(name -> Shop.open(stores(), name))
                .toList();
        final List<Claim> claims = shops.stream().map(Shop::sendAndTake).toList();
        final List<KeyedSale> rows = Sales.keyed(DuplicateRule.COUNT, List.of(SHIRT, SHOES, SHIRT));
        AtOnce.run(claims.stream()
                .<Callable<BatchResult>>map(claim ->
                        () -> stores().uploadBooks().book(claim, new Batch(0, rows, List.of())))
                .toList());

        shops.forEach(shop -> assertEquals(
                3, stores().salesBooks().totals(shop.id(), SaleFilter.NONE).count()));
    }

    @Test
    void theLastOfTwoNodesThatBookOneBatchIsRefused() {
        final Claim claim = shop().sendAndTake();
        final Batch batch = new Batch(0, Sales.keyed(DuplicateRule.COUNT, List.of(SHIRT)), List.of());
        final List<Optional<BatchResult>> results = AtOnce.run(2, () -> tryToBook(claim, batch));

        assertEquals(1, results.stream().flatMap(Optional::stream).count());
        assertHeld(1);
    }

    @RepeatedTest(3)
    void ofManyThreadsOneTriesTheRow() {
        final UploadId upload = fails(BadRows.badDate(2));
        request(upload, 2);
        final List<Optional<RetryQueue.Outcome>> outcomes =
                AtOnce.run(4, () -> stores().retries().tryNext(new Mending(SHIRT)));

        assertEquals(1, outcomes.stream().flatMap(Optional::stream).count());
        assertHeld(1);
    }

    @RepeatedTest(3)
    void manyRowsOfOneFileAreTriedAtOnceAndNoneIsLost() {
        final UploadId upload = fails(BadRows.badDate(2), BadRows.badDate(3), BadRows.badDate(4), BadRows.badDate(5));
        List.of(2, 3, 4, 5).forEach(row -> request(upload, row));
        AtOnce.run(4, () -> stores().retries().tryNext(new Mending(SHIRT)));

        assertHeld(4);
        assertEquals(new Upload.Counters(4, 4, 0, 0), shop().upload(upload).counters());
        assertAgree();
    }

    @RepeatedTest(3)
    void rowsThatAreTriedWhileAFileOfTheSameProductsIsBookedEndInBooksThatAgree() {
        final UploadId upload = fails(BadRows.badDate(2), BadRows.badDate(3), BadRows.badDate(4), BadRows.badDate(5));
        List.of(2, 3, 4, 5).forEach(row -> request(upload, row));
        final Claim claim = shop().sendAndTake();
        final List<KeyedSale> rows = Sales.keyed(DuplicateRule.COUNT, manySales());
        AtOnce.run(List.of(
                () -> stores().uploadBooks().book(claim, new Batch(0, rows, List.of())),
                () -> retryTwice("Product 2", "Customer 1"),
                () -> retryTwice("Product 1", "Customer 2")));
        stores().uploadBooks().rowCount(claim, rows.size());
        stores().uploadBooks().complete(claim);

        assertEquals(
                rows.size() + 4,
                stores().salesBooks().totals(shop().id(), SaleFilter.NONE).count());
        assertAgree();
    }

    @RepeatedTest(5)
    void ofTheSameSaleInSeveralFilesTriedAtOnceOneIsBookedAndTheOthersAreDuplicates() {
        for (int file = 0; file < 4; file++) {
            final UploadId upload = fails(BadRows.badDate(2));
            request(upload, 2);
        }
        final List<String> results =
                AtOnce.run(
                                4,
                                () -> stores().retries()
                                        .tryNext(new Mending(SHIRT))
                                        .orElseThrow())
                        .stream()
                        .map(RetryQueue.Outcome::result)
                        .sorted()
                        .toList();

        assertEquals(List.of("duplicate", "duplicate", "duplicate", "resolved"), results);
        assertHeld(1);
    }

    @RepeatedTest(5)
    void aFileAndARetriedRowWithTheSameSaleAtOnceBookItOnce() {
        request(fails(BadRows.badDate(2)), 2);
        final Claim claim = shop().sendAndTake();
        final Batch batch = new Batch(0, Sales.keyed(DuplicateRule.COUNT, List.of(SHIRT)), List.of());
        AtOnce.run(List.of(
                () -> stores().uploadBooks().book(claim, batch),
                () -> stores().retries().tryNext(new Mending(SHIRT))));

        assertHeld(1);
    }

    private Optional<BatchResult> tryToBook(Claim claim, Batch batch) {
        try {
            return Optional.of(stores().uploadBooks().book(claim, batch));
        } catch (IllegalArgumentException standsElsewhere) {
            return Optional.empty();
        }
    }

    private static List<Sale> manySales() {
        return IntStream.range(0, 400)
                .mapToObj(i -> Sales.sale()
                        .of("Product " + i % 5)
                        .to("Customer " + i % 3)
                        .amount(i + ".50")
                        .build())
                .toList();
    }

    private int retryTwice(String product, String customer) {
        final Sale sale = Sales.sale().of(product).to(customer).amount("1000").build();
        stores().retries().tryNext(new Mending(sale));
        stores().retries().tryNext(new Mending(sale));
        return 2;
    }

    private UploadId fails(FailedRow... rows) {
        return shop().imports(DuplicateRule.COUNT, List.of(), List.of(rows));
    }

    private void request(UploadId upload, long row) {
        final FailedJobId job = FailedJobId.ofRow(upload, row);
        stores().failedJobs().requestRetry(new RetryRequest(job, staff, Optional.empty()));
    }

    private void assertHeld(long sales) {
        assertEquals(
                sales,
                stores().salesBooks().totals(shop().id(), SaleFilter.NONE).count());
    }

    private void assertAgree() {
        assertEquals(Consistency.OK, stores().checks().ofBusiness(shop().id()));
    }
}
