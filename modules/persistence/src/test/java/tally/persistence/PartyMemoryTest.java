package tally.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tally.domain.DatabaseException;
import tally.domain.PageRequest;
import tally.domain.SaleId;
import tally.domain.sales.Sale;
import tally.domain.uploads.Batch;
import tally.domain.uploads.Claim;
import tally.domain.uploads.DuplicateRule;
import tally.domain.uploads.KeyedSale;
import tally.domain.uploads.UploadBooks;
import tally.testkit.Sales;
import tally.testkit.Shop;

class PartyMemoryTest {
    private static final Sale SHIRT = Sales.sale().of("Shirt").to("Ahmed").build();
    private static final Sale COAT = Sales.sale().of("Coat").to("Ahmed").build();

    private final PartyMemory memory = new PartyMemory();

    @Test
    void whatABatchHasFoundIsKnownToTheNext() {
        memory.keep(1, booked(List.of(SHIRT)));
        final Parties next = met(List.of(SHIRT, COAT));

        assertEquals(Set.of("Coat"), memory.unknownProducts(next.products()).keySet());
        assertEquals(Set.of(), memory.unknownCustomers(next.customers()).keySet());
        assertEquals(
                id("Ahmed"),
                Optional.ofNullable(next.customers().get("Ahmed")).orElseThrow().id());
    }

    @Test
    void theBuyersAreKnownOnceAllRowsCameThroughHere() {
        memory.keep(2, booked(List.of(SHIRT)));

        assertEquals(Optional.of(Set.of(id("Ahmed"))), memory.buyers(2));
        assertEquals(Optional.empty(), memory.buyers(3));
    }

    @Test
    void whereTheNamesAreTooManyTheBuyersAreNotKnown() {
        final List<Sale> many = IntStream.range(0, 100_001)
                .mapToObj(n -> Sales.sale().of("Shirt").to("Customer " + n).build())
                .toList();
        memory.keep(many.size(), booked(many));
        memory.keep(1, booked(List.of(SHIRT)));

        assertEquals(Optional.empty(), memory.buyers(many.size() + 1));
        assertTrue(memory.unknownCustomers(met(List.of(SHIRT)).customers()).containsKey("Ahmed"));
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
