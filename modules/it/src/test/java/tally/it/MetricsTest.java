package tally.it;

import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tally.testkit.PrometheusPage;

/** What Prometheus reads of the shipped jar, and who may. */
class MetricsTest {
    private static final String TOKEN = "a token for the scraper";

    @TempDir
    Path folder;

    @Test
    void anUploadShowsInTheFiguresAndInTheHistograms() {
        try (RunningTally tally =
                Tally.onFreshDatabase(folder).with("TALLY_METRICS_TOKEN", TOKEN).serve()) {
            TallyClient prometheus = tally.anonymous().withToken(TOKEN);
            tally.openShop().upload(SalesCsv.oneGoodOneBad());

            Await.until("the figures to be fresh", () -> page(prometheus).contains("tally_failed_rows_open 1\n"));

            String page = page(prometheus);
            assertHas(page, "tally_uploads{status=\"completed\"} 1\n");
            assertHas(page, "tally_upload_queue_length 0\n");
            assertHas(page, "tally_rows_total{outcome=\"created\"} 1\n");
            assertHas(page, "tally_rows_total{outcome=\"failed\"} 1\n");
            assertHas(page, "tally_batch_seconds_bucket{le=\"+Inf\"} 1\n");
            assertHas(page, "tally_http_request_seconds_count{method=\"POST\",status=\"2xx\"}");
            assertHas(page, "tally_db_connections{state=\"most\"} 15\n");
            PrometheusPage.read(page);
        }
    }

    /** Each figure that issue and contract name, as Prometheus's own checker reads the page. */
    @Test
    void thePageIsWhatPrometheusReadsAndHasEveryFigureThatIsPromised() {
        try (RunningTally tally = Tally.onFreshDatabase(folder).serve()) {
            Shop shop = tally.openShop();
            shop.upload(SalesCsv.oneGoodOneBad());
            String job = shop.failedJobs().get(0).path("id").asText();
            shop.retry(job, "{\"Date\": \"2025-11-07\"}").expect(202);
            shop.retried(job);

            PrometheusPage page = PrometheusPage.read(page(tally.staff()));

            assertEquals(
                    Map.ofEntries(
                            entry("tally_database_up", "gauge"),
                            entry("tally_uploads", "gauge"),
                            entry("tally_upload_queue_length", "gauge"),
                            entry("tally_upload_queue_oldest_seconds", "gauge"),
                            entry("tally_failed_rows_open", "gauge"),
                            entry("tally_rows_total", "counter"),
                            entry("tally_retried_rows_total", "counter"),
                            entry("tally_batch_seconds", "histogram"),
                            entry("tally_http_request_seconds", "histogram"),
                            entry("tally_workers", "gauge"),
                            entry("tally_db_connections", "gauge")),
                    page.families());
            assertEquals(1, page.value("tally_retried_rows_total", "outcome=\"resolved\""));
            assertEquals(5, page.value("tally_workers", "state=\"most\""));
            assertTrue(page.value("tally_batch_seconds_count") >= 1);
            assertTrue(page.value("tally_http_request_seconds_count", "method=\"POST\"", "status=\"2xx\"") >= 1);
        }
    }

    @Test
    void nobodyReadsThemWithoutATokenThatIsMeantForIt() {
        try (RunningTally tally = Tally.onFreshDatabase(folder).serve()) {
            assertEquals(401, tally.anonymous().get("/metrics").status());
            assertEquals(401, tally.anonymous().withToken("").get("/metrics").status());
            assertEquals(403, tally.openShop().client().get("/metrics").status());
            assertEquals(200, tally.staff().get("/metrics").status());
        }
    }

    private static String page(TallyClient client) {
        Answer answer = client.get("/metrics");
        assertEquals(200, answer.status(), answer.body());
        return answer.body();
    }

    private static void assertHas(String page, String line) {
        assertTrue(page.contains(line), () -> line + " is not in " + page);
    }
}
