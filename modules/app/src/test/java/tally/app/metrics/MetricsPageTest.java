package tally.app.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import tally.domain.DatabaseException;
import tally.domain.uploads.Batch;
import tally.domain.uploads.Claim;
import tally.domain.uploads.DuplicateRule;
import tally.domain.uploads.Workload;
import tally.testkit.BadRows;
import tally.testkit.InMemoryStores;
import tally.testkit.Sales;
import tally.testkit.Shop;

class MetricsPageTest {
    private final InMemoryStores stores = new InMemoryStores();
    private final Meters meters = new Meters();
    private final Shop shop = Shop.open(stores, "Ahmed's Shop");

    @Test
    void uploadsAreCountedByStatus() {
        shop.send("waits.csv");

        assertHas("tally_uploads{status=\"pending\"} 1");
        assertHas("tally_upload_queue_length 1");
        assertHas("tally_uploads{status=\"failed\"} 0");
        assertHas("tally_database_up 1");
    }

    @Test
    void rowsOfABatchAreCountedByOutcomeAndItsTimeFallsIntoABucket() {
        final Claim claim = shop.sendAndTake();
        final Batch batch = new Batch(
                0,
                Sales.keyed(
                        DuplicateRule.STRICT,
                        List.of(Sales.sale().build(), Sales.sale().build())),
                List.of(BadRows.badDate(4)));
        new MeteredUploadBooks(stores.uploadBooks(), meters).book(claim, batch);

        assertHas("tally_rows_total{outcome=\"created\"} 1");
        assertHas("tally_rows_total{outcome=\"skipped\"} 1");
        assertHas("tally_rows_total{outcome=\"failed\"} 1");
        assertHas("tally_batch_seconds_count 1");
        assertHas("tally_failed_rows_open 1");
    }

    @Test
    void eachBucketOfAHistogramHoldsThoseBeforeIt() {
        meters.answered("GET", 200, Duration.ofMillis(5));
        meters.answered("GET", 204, Duration.ofMillis(200));
        meters.answered("GET", 200, Duration.ofSeconds(60));

        assertHas("tally_http_request_seconds_bucket{le=\"0.005\",method=\"GET\",status=\"2xx\"} 1");
        assertHas("tally_http_request_seconds_bucket{le=\"0.25\",method=\"GET\",status=\"2xx\"} 2");
        assertHas("tally_http_request_seconds_bucket{le=\"10.0\",method=\"GET\",status=\"2xx\"} 2");
        assertHas("tally_http_request_seconds_bucket{le=\"+Inf\",method=\"GET\",status=\"2xx\"} 3");
        assertHas("tally_http_request_seconds_count{method=\"GET\",status=\"2xx\"} 3");
        assertHas("tally_http_request_seconds_sum{method=\"GET\",status=\"2xx\"} 60.205");
    }

    @Test
    void connectionsAreShownByTheirState() {
        assertHas("tally_db_connections{state=\"active\"} 3");
    }

    @Test
    void everySampleBelongsToAFamilyThatSaysItsTypeOnce() {
        meters.answered("GET", 200, Duration.ofMillis(5));
        meters.answered("POST", 500, Duration.ofMillis(5));
        final List<String> lines = page(stores.workload()).text().lines().toList();

        lines.stream().filter(line -> !line.startsWith("#")).forEach(line -> {
            final String family = line.replaceAll("[{ ].*", "").replaceAll("_(bucket|sum|count)$", "");
            assertEquals(
                    1,
                    lines.stream()
                            .filter(type -> type.startsWith("# TYPE " + family + " "))
                            .count(),
                    line);
        });
    }

    @Test
    void aDatabaseThatIsAwayCostsItsOwnFiguresAlone() {
        final String text = page(() -> {
                    throw new DatabaseException("away", new IllegalStateException(), true);
                })
                .text();

        assertTrue(text.contains("tally_database_up 0"));
        assertTrue(text.contains("tally_rows_total"));
        assertFalse(text.contains("tally_uploads{"));
    }

    @Test
    void howeverManyLookTheDatabaseIsAskedOnceInAWhile() {
        final AtomicInteger asked = new AtomicInteger();
        final MetricsPage page = page(() -> {
            asked.incrementAndGet();
            return stores.workload().figures();
        });
        page.text();
        page.text();
        assertEquals(1, asked.get());

        stores.clock().advance(Duration.ofSeconds(6));
        page.text();
        assertEquals(2, asked.get());
    }

    private void assertHas(String line) {
        final List<String> lines = page(stores.workload()).text().lines().toList();
        assertTrue(lines.contains(line), () -> line + " is not in " + lines);
    }

    private MetricsPage page(Workload workload) {
        return new MetricsPage(meters, workload, () -> Map.of("active", 3), stores.clock());
    }
}
