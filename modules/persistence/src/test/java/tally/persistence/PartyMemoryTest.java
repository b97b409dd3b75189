package tally.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tally.domain.DatabaseException;
import tally.domain.PageRequest;
import tally.domain.SaleId;
import tally.domain.sales.Sale;
import tally.domain.uploads.Batch;
import tally.domain.uploads.BatchResult;
import tally.domain.uploads.Claim;
import tally.domain.uploads.DuplicateRule;
import tally.domain.uploads.KeyedSale;
import tally.domain.uploads.Turn;
import tally.domain.uploads.UploadBooks;
import tally.testkit.Sales;
import tally.testkit.Shop;

class PartyMemoryTest {
    private static final Sale SHIRT = Sales.sale().of("Shirt").to("Ahmed").build();
    private static final Sale SHIRT_OF_MAY =
            Sales.sale().of("Shirt").to("Ahmed").on("2024-05-02").build();
    private static final Sale COAT = Sales.sale().of("Coat").to("Ahmed").build();

    private final PartyMemory memory = new PartyMemory();

    @Test
    void whatABatchHasFoundIsKnownToTheNext() {
        keep(1, List.of(SHIRT));
        final Parties next = met(List.of(SHIRT, COAT));

        assertEquals(Set.of("Coat"), memory.unknownProducts(next.products()).keySet());
        assertEquals(Set.of(), memory.unknownCustomers(next.customers()).keySet());
        assertEquals(
                id("Ahmed"),
                Optional.ofNullable(next.customers().get("Ahmed")).orElseThrow().id());
    }

    @Test
    void theBuyersAreKnownOnceAllRowsCameThroughHere() {
        keep(2, List.of(SHIRT));

        assertEquals(Optional.of(Set.of(id("Ahmed"))), memory.buyers(2));
        assertEquals(Optional.empty(), memory.buyers(3));
    }

    @Test
    void whereTheNamesAreTooManyTheBuyersAreNotKnown() {
        final List<Sale> many = IntStream.range(0, 100_001)
                .mapToObj(n -> Sales.sale().of("Shirt").to("Customer " + n).build())
                .toList();
        keep(many.size(), many);
        keep(1, List.of(SHIRT));

        assertEquals(Optional.empty(), memory.buyers(many.size() + 1));
        assertTrue(memory.unknownCustomers(met(List.of(SHIRT)).customers()).containsKey("Ahmed"));
    }

    @Test
    void whatAFailedBatchHasCreatedIsForgotten() {
        keep(1, List.of(COAT));
        final Parties failing = booked(List.of(SHIRT));
        memory.learn(failing.products(), failing.customers());
        memory.failed(failing);

        final Parties next = met(List.of(SHIRT, COAT));
        assertEquals(Set.of("Shirt"), memory.unknownProducts(next.products()).keySet());
        assertEquals(Set.of("Ahmed"), memory.unknownCustomers(next.customers()).keySet());
    }

    /** Both create the same product and customer: the second would otherwise wait inside the database for the first one's commit. */
    @Test
    void aBatchNeedNotWaitForTheNamesOfTheOneBeforeToBeCommitted() throws Exception {
        final PostgresStores stores = PostgresStores.empty();
        final Shop shop = Shop.open(stores, "Ahmed's Shop");
        final Claim claim = shop.sendAndTake();
        final UploadBooks books = stores.uploadBooks().forOneAttempt();
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
        assertEquals(Set.of("Ahmed: 1200"), customers(stores, shop));
    }

    @Test
    void namesOfABatchThatHasFailedAreCreatedAgain() {
        final PostgresStores stores = PostgresStores.empty();
        final Shop shop = Shop.open(stores, "Ahmed's Shop");
        final Claim claim = shop.sendAndTake();
        final UploadBooks books = stores.uploadBooks().forOneAttempt();
        final Waiting failing = new Waiting(() -> {
            throw new IllegalStateException("cut off before its commit");
        });

        assertThrows(IllegalStateException.class, () -> books.book(claim, batch(0, SHIRT), failing));
        assertEquals(1, books.book(claim, batch(0, SHIRT)).created());
        assertEquals(Set.of("Ahmed: 600"), customers(stores, shop));
    }

    private static Batch batch(long rowsBefore, Sale sale) {
        return new Batch(rowsBefore, Sales.keyed(DuplicateRule.COUNT, List.of(sale)), List.of());
    }

    private static Set<String> customers(PostgresStores stores, Shop shop) {
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

    /** As undoing another upload of the business does, which removes whom it leaves without a purchase. */
    @Test
    void aCustomerWhoHasGoneMeanwhileMakesTheBatchBeTriedAgain() {
        final PostgresStores stores = PostgresStores.empty();
        final Shop shop = Shop.open(stores, "Ahmed's Shop");
        final Claim claim = shop.sendAndTake();
        final UploadBooks books = stores.uploadBooks().forOneAttempt();
        books.book(claim, new Batch(0, Sales.keyed(DuplicateRule.COUNT, List.of(SHIRT)), List.of()));
        removeCustomers(shop);
        final Batch second = new Batch(1, Sales.keyed(DuplicateRule.COUNT, List.of(COAT)), List.of());

        assertTrue(assertThrows(DatabaseException.class, () -> books.book(claim, second))
                .passing());
        assertEquals(1, stores.uploadBooks().book(claim, second).created());
        assertEquals(
                1,
                stores.salesBooks().customers(shop.id(), new PageRequest(10, 0)).count());
    }

    private static void removeCustomers(Shop shop) {
        PostgresStores.database().inTransaction(connection -> {
            Sql.update(connection, "update sales set customer_id = null where business_id = ?", shop.id());
            return Sql.update(connection, "delete from customers where business_id = ?", shop.id());
        });
    }

    private void keep(int rows, List<Sale> sales) {
        final Parties parties = booked(sales);
        memory.learn(parties.products(), parties.customers());
        memory.committed(rows, parties);
    }

    private static Parties booked(List<Sale> sales) {
        final Parties parties = met(sales);
        parties.products().forEach((name, party) -> party.found(id(name)));
        parties.customers().forEach((name, party) -> {
            party.found(id(name));
            party.add(party.first());
        });
        return parties;
    }

    private static Parties met(List<Sale> sales) {
        final Parties parties = new Parties();
        for (final KeyedSale sale : Sales.keyed(DuplicateRule.COUNT, sales)) {
            parties.place(new SaleId(new UUID(1, sale.row())), sale);
        }
        return parties;
    }

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
