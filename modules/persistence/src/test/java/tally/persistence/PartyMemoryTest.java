package tally.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tally.domain.SaleId;
import tally.domain.sales.Sale;
import tally.domain.uploads.DuplicateRule;
import tally.domain.uploads.KeyedSale;
import tally.testkit.Sales;

class PartyMemoryTest {
    private static final Sale SHIRT = Sales.sale().of("Shirt").to("Ahmed").build();
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

    private void keep(int rows, List<Sale> sales) {
        final Parties parties = booked(sales);
        memory.learn(parties.products(), parties.customers());
        memory.committed(rows, parties);
    }

    private static Parties booked(List<Sale> sales) {
        final Parties parties = met(sales);
        parties.products().forEach((name, party) -> party.found(id(name)));
        parties.customers().forEach((name, party) -> party.found(id(name)));
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
