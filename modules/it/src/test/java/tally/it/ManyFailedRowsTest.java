package tally.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole file in another format, mended by staff in a few calls: groups, dry run, retry of all that match, discard. */
@Tag("database")
class ManyFailedRowsTest {
    private static final String JOBS = "/admin/api/v1/failed-jobs";
    private static final int ROWS = 300;

    @TempDir
    static Path folder;

    private static RunningTally tally;

    @BeforeAll
    static void start() {
        tally = Tally.onFreshDatabase(folder).serve();
    }

    @AfterAll
    static void stop() {
        tally.close();
    }

    @Test
    void aFileInAnotherFormatIsMendedInOneCall() {
        Shop shop = tally.openShop();
        String file = shop.upload(slashedDates()).path("file_id").asText();
        String dates =
                "{\"file_id\":\"%s\",\"error_code\":\"INVALID_DATE\",\"date_format\":\"dd/MM/yyyy\"".formatted(file);

        JsonNode group = staffGet(JOBS + "/groups?file_id=" + file).at("/results/0");
        JsonNode rehearsal = staffPost("/retry", dates + ",\"dry_run\":true}").expect(200);
        JsonNode accepted = staffPost("/retry", dates + "}").expect(202);
        Await.until("all rows to be tried", () -> open(file).stream().allMatch(job -> is(job, "failed")));

        assertEquals(ROWS, group.path("count").asInt());
        assertEquals("07/11/2025", group.path("example_value").asText());
        assertEquals(ROWS, rehearsal.path("count").asInt());
        assertEquals(ROWS - 1, rehearsal.path("would_pass").asInt());
        assertEquals(ROWS, accepted.path("count").asInt());
        assertEquals(ROWS - 1, shop.transactionCount());
        assertEquals(2, open(file).size());
        assertTrue(shop.consistency().path("ok").asBoolean());
    }

    @Test
    void whatIsNoSaleIsDiscardedAndTheHistorySaysByWhom() {
        Shop shop = tally.openShop();
        String file = shop.upload(SalesCsv.oneGoodOneBad()).path("file_id").asText();
        String job = shop.failedJobs().get(0).path("id").asText();
        shop.retry(job).expect(202);
        shop.retried(job);

        JsonNode discarded =
                staffPost("/discard", "{\"file_id\":\"" + file + "\"}").expect(200);

        JsonNode history = shop.failedJob(job).path("retries");
        assertEquals(1, discarded.path("count").asInt());
        assertEquals(List.of("failed", "discarded"), outcomes(history));
        assertEquals(Tally.STAFF_EMAIL, history.at("/1/requested_by").asText());
        assertEquals(List.of(), shop.failedJobs());
        assertEquals(1, shop.client().status(file).path("rows_failed").asInt());
        assertTrue(shop.consistency().path("ok").asBoolean());
    }

    private static SalesCsv slashedDates() {
        SalesCsv csv = SalesCsv.usual().row("2025-11-06", "Tea", "0", "50", "");
        for (int i = 1; i < ROWS; i++) {
            csv = csv.row("07/11/2025", "Shirt", "1", String.valueOf(i), "Rahim");
        }
        return csv.row("31/11/2025", "Shirt", "1", "50", "Rahim");
    }

    private static List<JsonNode> open(String file) {
        return tally.staff().results(JOBS + "?limit=100&file_id=" + file);
    }

    private static boolean is(JsonNode job, String status) {
        return job.path("status").asText().equals(status);
    }

    private static List<String> outcomes(JsonNode history) {
        return Stream.of(history.at("/0/outcome"), history.at("/1/outcome"))
                .map(JsonNode::asText)
                .toList();
    }

    private static JsonNode staffGet(String path) {
        return tally.staff().get(path).expect(200);
    }

    private static Answer staffPost(String path, String json) {
        return tally.staff().post(JOBS + path, json);
    }
}
