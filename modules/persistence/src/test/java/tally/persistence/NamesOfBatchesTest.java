package tally.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tally.domain.DatabaseException;
import tally.domain.PageRequest;
import tally.domain.sales.Sale;
import tally.domain.uploads.Batch;
import tally.domain.uploads.BatchResult;
import tally.domain.uploads.Claim;
import tally.domain.uploads.DuplicateRule;
import tally.domain.uploads.Turn;
import tally.domain.uploads.UploadBooks;
import tally.testkit.Sales;
import tally.testkit.Shop;

/** The batches of one attempt use the products and customers of those before them, whatever becomes of these. */
class NamesOfBatchesTest {
    private static final Sale SHIRT = Sales.sale().of("Shirt").to("Ahmed").build();
    private static final Sale SHIRT_OF_MAY =
            Sales.sale().of("Shirt").to("Ahmed").on("2024-05-02").build();
    private static final Sale COAT = Sales.sale().of("Coat").to("Ahmed").build();

    private final PostgresStores stores = PostgresStores.empty();
    private final Shop shop = Shop.open(stores, "Ahmed's Shop");
    private final Claim claim = shop.sendAndTake();
    private final UploadBooks books = stores.uploadBooks().forOneAttempt();

    /** Both create the same product and customer: the second would otherwise wait inside the database for the first one's commit. */
    @Test
    void aBatchNeedNotWaitForTheNamesOfTheOneBeforeToBeCommitted() {
        final CountDownLatch secondIsWritten = new CountDownLatch(1);
        final Waiting first = new Waiting(() -> secondIsWritten.await(20, TimeUnit.SECONDS));
        final CompletableFuture<BatchResult> firstBooked =
                CompletableFuture.supplyAsync(() -> books.book(claim, batch(0, SHIRT), first));
        final Waiting second = new Waiting(() -> {
            secondIsWritten.countDown();
            return firstBooked.join() != null;
        });
        first.names.join();

        assertEquals(1, books.book(claim, batch(1, SHIRT_OF_MAY), second).created());
        assertTrue(first.reached.join());
        assertEquals(Set.of("Ahmed: 1200"), customers());
    }

    @Test
    void namesOfABatchThatHasFailedAreCreatedAgain() {
        final Waiting failing = new Waiting(() -> {
            throw new IllegalStateException("cut off before its commit");
        });

        assertThrows(IllegalStateException.class, () -> books.book(claim, batch(0, SHIRT), failing));
        assertEquals(1, books.book(claim, batch(0, SHIRT)).created());
        assertEquals(Set.of("Ahmed: 600"), customers());
    }

    /** As undoing another upload of the business does, which removes whom it leaves without a purchase. */
    @Test
    void aCustomerWhoHasGoneMeanwhileMakesTheBatchBeTriedAgain() {
        books.book(claim, batch(0, SHIRT));
        removeCustomers();
        final Batch second = batch(1, COAT);

        assertTrue(assertThrows(DatabaseException.class, () -> books.book(claim, second))
                .passing());
        assertEquals(1, stores.uploadBooks().book(claim, second).created());
        assertEquals(
                1,
                stores.salesBooks().customers(shop.id(), new PageRequest(10, 0)).count());
    }

    private void removeCustomers() {
        PostgresStores.database().inTransaction(connection -> {
            Sql.update(connection, "update sales set customer_id = null where business_id = ?", shop.id());
            return Sql.update(connection, "delete from customers where business_id = ?", shop.id());
        });
    }

    private static Batch batch(long rowsBefore, Sale sale) {
        return new Batch(rowsBefore, Sales.keyed(DuplicateRule.COUNT, List.of(sale)), List.of());
    }

    private Set<String> customers() {
        return stores.salesBooks().customers(shop.id(), new PageRequest(10, 0)).results().stream()
                .map(customer -> customer.name() + ": "
                        + customer.totalPurchases().stripTrailingZeros().toPlainString())
                .collect(Collectors.toSet());
    }

    /** The turn of a batch that does something between its last statement but the sums and the commit. */
    private static final class Waiting implements Turn {
        private final Callable<Boolean> beforeBooks;
        private final CompletableFuture<Boolean> names = new CompletableFuture<>();
        private final CompletableFuture<Boolean> reached = new CompletableFuture<>();

        Waiting(Callable<Boolean> beforeBooks) {
            this.beforeBooks = beforeBooks;
        }

        @Override
        public void awaitNames() {}

        @Override
        public void namesAreThere() {
            names.complete(true);
        }

        @Override
        public void awaitBooks() {
            try {
                reached.complete(beforeBooks.call());
            } catch (RuntimeException failure) {
                throw failure;
            } catch (Exception failure) {
                throw new IllegalStateException(failure);
            }
        }
    }
}
