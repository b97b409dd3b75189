package tally.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import tally.domain.audit.Actor;
import tally.domain.books.Consistency;
import tally.domain.books.SaleFilter;
import tally.domain.sales.Sale;
import tally.domain.uploads.Batch;
import tally.domain.uploads.Claim;
import tally.domain.uploads.ControlAnswer;
import tally.domain.uploads.DuplicateRule;
import tally.domain.uploads.KeyedSale;
import tally.domain.uploads.LeaseLostException;
import tally.testkit.Sales;
import tally.testkit.Shop;
import tally.testkit.Stores;

/** An upload is cancelled and at once taken back while its worker, which does not know yet, still writes batches. */
class UndoOfStoppingUploadTest {
    private static final int ROWS = 200;
    private static final Actor OWNER = new Actor("owner@tally.example");

    private final Stores stores = PostgresStores.empty();
    private final Shop shop = Shop.open(stores, "Ahmed's Shop");

    @RepeatedTest(20)
    void neitherWaitsForTheOtherForEverAndNothingOfItStays() throws Exception {
        shop.imports(sales(ROWS / 2).toArray(Sale[]::new));
        final Claim claim = shop.sendAndTake();
        final CountDownLatch writing = new CountDownLatch(1);
        final CompletableFuture<Void> worker = CompletableFuture.runAsync(() -> writeUntilStopped(claim, writing));
        writing.await();

        assertInstanceOf(ControlAnswer.Done.class, stores.control().cancel(shop.scope(), claim.upload(), OWNER));
        assertInstanceOf(ControlAnswer.Done.class, stores.control().undo(shop.scope(), claim.upload(), OWNER));
        worker.get(30, TimeUnit.SECONDS);

        assertEquals(
                ROWS / 2, stores.salesBooks().totals(shop.id(), SaleFilter.NONE).count());
        assertEquals(Consistency.OK, stores.checks().ofBusiness(shop.id()));
    }

    private void writeUntilStopped(Claim claim, CountDownLatch writing) {
        final List<KeyedSale> rows = Sales.keyed(DuplicateRule.COUNT, sales(ROWS));
        try {
            for (int batch = 0; ; batch++) {
                stores.uploadBooks().book(claim, new Batch((long) batch * ROWS, moved(rows, batch), List.of()));
                writing.countDown();
            }
        } catch (LeaseLostException stopped) {
            writing.countDown();
        }
    }

    /** The same sales as further occurrences, on further rows. */
    private static List<KeyedSale> moved(List<KeyedSale> rows, int batch) {
        return rows.stream()
                .map(row ->
                        new KeyedSale(row.sale(), row.key(), row.occurrence() + batch, row.row() + (long) batch * ROWS))
                .toList();
    }

    private static List<Sale> sales(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Sales.sale()
                        .of("Product " + i % 7)
                        .to("Customer " + i % 5)
                        .amount(Integer.toString(i + 1))
                        .build())
                .toList();
    }
}
