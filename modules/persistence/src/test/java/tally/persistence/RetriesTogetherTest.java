package tally.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tally.domain.FailedJobId;
import tally.domain.UploadId;
import tally.domain.UserId;
import tally.domain.events.Event;
import tally.domain.failures.RetryQueue;
import tally.domain.failures.RetryRequest;
import tally.domain.sales.Checked;
import tally.domain.sales.SaleKey;
import tally.domain.uploads.DuplicateRule;
import tally.testkit.BadRows;
import tally.testkit.Sales;
import tally.testkit.Shop;
import tally.testkit.Stores;

/** Many retried rows of a file share a transaction and an event. */
class RetriesTogetherTest {
    private static final int MANY = 10;

    private Stores stores;
    private Shop shop;
    private UserId staff;

    @BeforeEach
    void open() {
        stores = PostgresStores.empty();
        shop = Shop.open(stores, "Ahmed's Shop");
        staff = Shop.staff(stores, "staff@tally.example").id();
    }

    @Test
    void rowsOfOneFileAreTriedTogetherAndToldInOneEvent() {
        retried(3);
        retried(2);

        assertEquals(3, stores.retries().tryNext(mending(0), MANY).size());
        assertEquals(2, stores.retries().tryNext(mending(0), MANY).size());
        assertEquals(List.of(3L, 2L), told());
    }

    /** They are found by their keys, and three equal sales have one key. */
    @Test
    void equalSalesAreToldOnceEach() {
        retried(3);

        assertEquals(3, stores.retries().tryNext(mending(row -> "Shirt"), MANY).size());
        assertEquals(List.of(3L), told());
    }

    @Test
    void notMoreThanAskedForAreTried() {
        retried(5);

        assertEquals(4, stores.retries().tryNext(mending(0), 4).size());
        assertEquals(1, stores.retries().tryNext(mending(0), 4).size());
        assertEquals(List.of(), stores.retries().tryNext(mending(0), 4));
    }

    @Test
    void aRowThatBreaksTheProgramHoldsUpOnlyItself() {
        final UploadId upload = retried(4);

        assertThrows(IllegalStateException.class, () -> stores.retries().tryNext(mending(3), MANY));
        final List<RetryQueue.Outcome> outcomes = stores.retries().tryNext(mending(3), MANY);

        assertEquals(3, outcomes.size());
        assertTrue(outcomes.stream().allMatch(outcome -> outcome.sale().isPresent()));
        assertTrue(outcomes.stream().noneMatch(outcome -> outcome.row().row() == 3));
        assertEquals(3, shop.upload(upload).counters().created());
    }

    /** A file of so many bad rows, all of them put up for another try. */
    private UploadId retried(int rows) {
        final var bad = new ArrayList<tally.domain.uploads.FailedRow>();
        for (int row = 2; row < rows + 2; row++) {
            bad.add(BadRows.badDate(row));
        }
        final UploadId upload = shop.imports(DuplicateRule.COUNT, List.of(), bad);
        bad.forEach(row -> stores.failedJobs()
                .requestRetry(new RetryRequest(FailedJobId.ofRow(upload, row.row()), staff, Optional.empty())));
        return upload;
    }

    /** How many sales each event speaks of. */
    private List<Long> told() {
        return delivered().stream()
                .map(event -> event.payload().cause().orElseThrow().transactionCount())
                .toList();
    }

    private List<Event> delivered() {
        final List<Event> heard = new ArrayList<>();
        while (stores.events().deliverNext(heard::add)) {
            Thread.onSpinWait();
        }
        return heard;
    }

    /** Each row is the sale of a shirt of its own; over one of them the program breaks. */
    private static RetryQueue.Reprocessing mending(long breaksAt) {
        return mending(row -> {
            if (row.row() == breaksAt) {
                throw new IllegalStateException("row " + breaksAt + " breaks the program");
            }
            return "Shirt " + row.id();
        });
    }

    private static RetryQueue.Reprocessing mending(Function<RetryQueue.PendingRow, String> product) {
        return new RetryQueue.Reprocessing() {
            @Override
            public Checked check(RetryQueue.PendingRow row) {
                return new Checked.Accepted(Sales.sale().of(product.apply(row)).build());
            }

            @Override
            public Map<SaleKey, Integer> equalRowsInFile(RetryQueue.PendingRow row, Set<SaleKey> keys) {
                return Map.of();
            }
        };
    }
}
