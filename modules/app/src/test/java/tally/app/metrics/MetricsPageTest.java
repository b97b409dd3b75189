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
import tally.domain.failures.Corrections;
import tally.domain.uploads.Batch;
import tally.domain.uploads.Claim;
import tally.domain.uploads.DuplicateRule;
import tally.domain.uploads.Workload;
import tally.testkit.BadRows;
import tally.testkit.InMemoryStores;
import tally.testkit.PrometheusPage;
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
    void workersAreShownByTheirState() {
        assertHas("tally_workers{state=\"busy\"} 2");
        assertHas("tally_workers{state=\"most\"} 5");
    }

    @Test
    void rowsOfACorrectedFileAreCountedByOutcome() {
        meters.corrected(Corrections.Result.CREATED);
        meters.corrected(Corrections.Result.SKIPPED);
        meters.corrected(Corrections.Result.FAILED);
        meters.corrected(Corrections.Result.UNKNOWN);

        assertHas("tally_rows_total{outcome=\"created\"} 1");
        assertHas("tally_rows_total{outcome=\"skipped\"} 1");
        assertHas("tally_rows_total{outcome=\"failed\"} 1");
    }

    @Test
    void triesOfFailedRowsAreCountedByOutcome() {
        meters.retried("resolved");
        meters.retried("resolved");
        meters.retried("failed");

        assertHas("tally_retried_rows_total{outcome=\"resolved\"} 2");
        assertHas("tally_retried_rows_total{outcome=\"failed\"} 1");
        assertHas("tally_retried_rows_total{outcome=\"duplicate\"} 0");
    }

    @Test
    void thePageIsWhatPrometheusReads() {
        meters.answered("GET", 200, Duration.ofMillis(5));
        meters.answered("POST", 500, Duration.ofMillis(5));
        shop.imports(Sales.sale().build());

        final PrometheusPage page = PrometheusPage.read(page(stores.workload()).text());

        assertEquals(1, page.value("tally_http_request_seconds_count", "method=\"POST\"", "status=\"5xx\""));
        assertEquals(1, page.value("tally_uploads", "status=\"completed\""));
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
        final MetricsPage.Pools pools =
                new MetricsPage.Pools(() -> Map.of("busy", 2, "most", 5), () -> Map.of("active", 3));
        return new MetricsPage(meters, workload, pools, stores.clock());
    }
}
