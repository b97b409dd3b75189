package tally.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tally.domain.UploadId;
import tally.domain.audit.Actor;
import tally.domain.books.Consistency;
import tally.domain.sales.Sale;
import tally.domain.uploads.ControlAnswer;
import tally.testkit.Sales;

/**
 * Holds the duplicate rule, while uploads come and are taken back in any order, against a model that fits in a few lines:
 * of each sale, how many each upload has brought. The n-th equal row of a file is new where fewer than n are held.
 */
public abstract class UndoModelContract extends StoreContract {
    private static final int STEPS = 25;
    private static final Actor OWNER = new Actor("ahmed@shop.example");
    private static final List<String> PRODUCTS = List.of("Tea", "Belt", "Shirt");

    private final Map<UploadId, Map<String, Integer>> brought = new HashMap<>();

    /** For subclasses. */
    protected UndoModelContract() {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void afterAnyNumberOfUploadsAndUndosAFileAddsWhatIsMissing(long seed) {
        final Random random = new Random(seed);
        for (int step = 0; step < STEPS; step++) {
            if (!brought.isEmpty() && random.nextInt(3) == 0) {
                undo(new ArrayList<>(brought.keySet()).get(random.nextInt(brought.size())));
            } else {
                imports(random);
            }
        }
        assertEquals(Consistency.OK, stores().checks().ofBusiness(shop().id()));
    }

    private void imports(Random random) {
        final List<Sale> sales = new ArrayList<>();
        final Map<String, Integer> missing = new HashMap<>();
        for (final String product : PRODUCTS) {
            final int rows = random.nextInt(4);
            for (int row = 0; row < rows; row++) {
                sales.add(Sales.sale().of(product).to("Ahmed").build());
            }
            missing.put(product, Math.max(0, rows - held(product)));
        }
        final UploadId upload = shop().imports(sales.toArray(Sale[]::new));
        assertEquals(sum(missing), shop().upload(upload).counters().created());
        brought.put(upload, missing);
    }

    private void undo(UploadId upload) {
        final ControlAnswer.Done done =
                assertInstanceOf(ControlAnswer.Done.class, stores().control().undo(shop().scope(), upload, OWNER));
        assertEquals(sum(brought.remove(upload)), done.removedSales());
    }

    private int held(String product) {
        return brought.values().stream()
                .mapToInt(each -> each.getOrDefault(product, 0))
                .sum();
    }

    private static int sum(Map<String, Integer> rows) {
        return rows.values().stream().mapToInt(Integer::intValue).sum();
    }
}
