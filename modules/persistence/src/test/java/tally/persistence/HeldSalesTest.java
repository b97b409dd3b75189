package tally.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.SQLException;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tally.domain.BusinessId;
import tally.domain.sales.Sale;
import tally.domain.uploads.DuplicateRule;
import tally.domain.uploads.KeyedSale;
import tally.testkit.Sales;
import tally.testkit.Shop;

/** What a business holds of some sales; and both ways to ask for it say the same, whichever the server is asked by. */
class HeldSalesTest {
    private static final Sale SHIRT = Sales.sale().on("2024-03-01").build();
    private static final Sale OF_ANOTHER_DAY = Sales.sale().on("2024-03-02").build();
    private static final Sale NEVER_SOLD =
            Sales.sale().of("Hat").on("2024-03-01").build();

    private final PostgresStores stores = PostgresStores.empty();
    private final Shop shop = Shop.open(stores, "Ahmed's Shop");

    @Test
    void theSecondOfTwoEqualSalesIsOneOfItsOwn() {
        shop.imports(SHIRT);

        assertEquals(positions(0), held(shop.id(), SHIRT, SHIRT));
    }

    @Test
    void saysItInTheOrderOfTheBatch() {
        shop.imports(OF_ANOTHER_DAY, SHIRT);

        assertEquals(positions(0, 2), held(shop.id(), SHIRT, NEVER_SOLD, OF_ANOTHER_DAY));
    }

    @Test
    void theSalesOfAnotherBusinessAreNotItsOwn() {
        Shop.open(stores, "Karim's Shop").imports(SHIRT);

        assertEquals(positions(), held(shop.id(), SHIRT));
    }

    @Test
    void nothingIsHeldOfNothing() {
        shop.imports(SHIRT);

        assertEquals(positions(), held(shop.id()));
    }

    /** Each sale three times, on three days; the books hold the first half of what is wanted. */
    @Test
    void bothWaysToAskSayTheSame() {
        shop.imports(thrice(0, 200).toArray(Sale[]::new));
        final List<KeyedSale> wanted = Sales.keyed(DuplicateRule.COUNT, thrice(100, 300));
        final List<KeyedSale> sorted = IndexOrder.of(wanted).arranged(wanted);

        final BitSet walked = ask(books -> books.walked(sorted));

        assertEquals(300, walked.cardinality());
        assertEquals(walked, ask(books -> books.oneByOne(sorted)));
    }

    /** A file may have a million equal rows: who asks for one of them must not get all. */
    @Test
    void noMoreComesBackThanWasAskedFor() {
        shop.imports(SHIRT, SHIRT, SHIRT);
        final List<KeyedSale> first = Sales.keyed(DuplicateRule.COUNT, List.of(SHIRT));

        assertEquals(1, ask(books -> books.walked(first)).cardinality());
    }

    private static List<Sale> thrice(int first, int end) {
        return IntStream.range(3 * first, 3 * end)
                .map(row -> row / 3)
                .mapToObj(number -> Sales.sale()
                        .of("Shirt " + number)
                        .on("2024-03-0" + (1 + number % 3))
                        .build())
                .toList();
    }

    private BitSet ask(Question question) {
        return PostgresStores.database().inTransaction(connection -> question.to(new HeldSales(connection, shop.id())));
    }

    private static BitSet held(BusinessId business, Sale... sales) {
        final List<KeyedSale> keyed = Sales.keyed(DuplicateRule.COUNT, List.of(sales));
        return PostgresStores.database()
                .inTransaction(connection -> HeldSales.positions(connection, business, keyed, IndexOrder.of(keyed)));
    }

    private static BitSet positions(int... positions) {
        final BitSet set = new BitSet();
        IntStream.of(positions).forEach(set::set);
        return set;
    }

    private interface Question {
        BitSet to(HeldSales books) throws SQLException;
    }
}
