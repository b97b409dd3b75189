package tally.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tally.domain.books.Consistency;
import tally.domain.books.SaleFilter;
import tally.domain.sales.Sale;
import tally.domain.uploads.Batch;
import tally.domain.uploads.Claim;
import tally.domain.uploads.DuplicateRule;
import tally.domain.uploads.KeyedSale;
import tally.domain.uploads.Upload;
import tally.testkit.Sales;

/** The duplicate rule over many rows and files: few duplicates among many, and files at random against a plain model. */
public abstract class DuplicatesModelContract extends StoreContract {
    private static final int MANY = 200;
    private static final int KINDS = 60;

    /** For subclasses. */
    protected DuplicatesModelContract() {}

    @ParameterizedTest
    @ValueSource(ints = {0, 1, MANY / 2, MANY - 1})
    void oneDuplicateAmongManyNewSalesIsSkipped(int which) {
        shop().imports(sale(which));
        final Upload second = shop().upload(shop().imports(many()));

        assertEquals(new Upload.Counters(MANY, MANY - 1, 1, 0), second.counters());
        assertAllAgree(MANY);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, MANY / 2, MANY - 1})
    void oneNewSaleAmongManyDuplicatesIsBooked(int which) {
        final List<Sale> allButOne = new ArrayList<>(List.of(many()));
        allButOne.remove(which);
        shop().imports(allButOne.toArray(Sale[]::new));
        final Upload second = shop().upload(shop().imports(many()));

        assertEquals(new Upload.Counters(MANY, 1, MANY - 1, 0), second.counters());
        assertAllAgree(MANY);
    }

    @Test
    void manyRepeatsInOneStrictFileAreOneSale() {
        final List<Sale> same = Collections.nCopies(MANY, sale(1));
        final Upload upload = shop().upload(shop().imports(DuplicateRule.STRICT, same, List.of()));

        assertEquals(new Upload.Counters(MANY, 1, MANY - 1, 0), upload.counters());
        assertAllAgree(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void filesAtRandomAreBookedAsThePlainModelSays(long seed) {
        final Random random = new Random(seed);
        final Map<Integer, Integer> held = new HashMap<>();
        for (int file = 0; file < 6; file++) {
            final List<Integer> rows = IntStream.range(0, 50 + random.nextInt(100))
                    .mapToObj(row -> random.nextInt(KINDS))
                    .toList();
            final Upload upload = importInBatches(rows, 1 + random.nextInt(60));

            assertEquals(created(rows, held), upload.counters().created());
            assertEquals(rows.size(), upload.counters().processed());
        }
        assertAllAgree(held.values().stream().mapToInt(Integer::intValue).sum());
    }

    /** Of each kind, what the file has more than the business holds; the business then holds as many. */
    private static int created(List<Integer> rows, Map<Integer, Integer> held) {
        final Map<Integer, Integer> inFile = new HashMap<>();
        rows.forEach(kind -> inFile.merge(kind, 1, Integer::sum));
        int created = 0;
        for (final Map.Entry<Integer, Integer> kind : inFile.entrySet()) {
            final int before = held.getOrDefault(kind.getKey(), 0);
            created += Math.max(0, kind.getValue() - before);
            held.merge(kind.getKey(), kind.getValue(), Math::max);
        }
        return created;
    }

    private Upload importInBatches(List<Integer> kinds, int batchSize) {
        final Claim claim = shop().sendAndTake();
        final List<Sale> sales =
                kinds.stream().map(DuplicatesModelContract::sale).toList();
        final List<KeyedSale> rows = Sales.keyed(DuplicateRule.COUNT, sales);
        for (int from = 0; from < rows.size(); from += batchSize) {
            final int to = Math.min(rows.size(), from + batchSize);
            stores().uploadBooks().book(claim, new Batch(from, rows.subList(from, to), List.of()));
        }
        stores().uploadBooks().rowCount(claim, rows.size());
        return stores().uploadBooks().complete(claim);
    }

    private static Sale[] many() {
        return IntStream.range(0, MANY).mapToObj(DuplicatesModelContract::sale).toArray(Sale[]::new);
    }

    private static Sale sale(int kind) {
        return Sales.sale()
                .of("Product " + kind % 7)
                .to("Customer " + kind % 5)
                .on("2025-11-" + (10 + kind % 15))
                .amount(kind + 1 + ".25")
                .build();
    }

    private void assertAllAgree(int sales) {
        assertEquals(
                sales,
                stores().salesBooks().totals(shop().id(), SaleFilter.NONE).count());
        assertEquals(Consistency.OK, stores().checks().ofBusiness(shop().id()));
    }
}
