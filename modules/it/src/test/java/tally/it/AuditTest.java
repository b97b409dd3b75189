package tally.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who did what: each kind of change, by whom it was made, with what was before and after. */
class AuditTest {
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
    void everyKindOfChangeIsToldWithWhoMadeIt() {
        Shop shop = Shop.openOverRest(tally);
        String file = shop.upload(SalesCsv.oneGoodOneBad()).path("file_id").asText();
        String job = shop.failedJobs().get(0).path("id").asText();
        String product = shop.product("Tea").path("id").asText();
        shop.retry(job, "{\"Date\": \"2025-11-07\"}").expect(202);
        shop.retried(job);
        shop.client()
                .patch("/api/v1/products/" + product, "{\"reorder_point\": 7}")
                .expect(200);
        shop.client().delete("/data/upload-csv/" + file).expect(200);

        List<JsonNode> newestFirst = tally.staff().results("/admin/api/v1/audit?business_id=" + shop.businessId());

        assertEquals(
                List.of("upload.undone", "product.changed", "failed_job.retried", "user.added", "business.added"),
                newestFirst.stream().map(entry -> entry.path("action").asText()).toList());
        assertEquals(
                List.of(shop.email(), shop.email(), Tally.STAFF_EMAIL, Tally.STAFF_EMAIL, Tally.STAFF_EMAIL),
                newestFirst.stream().map(entry -> entry.path("actor").asText()).toList());
        JsonNode changed = newestFirst.get(1);
        assertEquals("50", changed.at("/before/reorder_point").asText());
        assertEquals("7", changed.at("/after/reorder_point").asText());
        assertEquals("07/11/2025", newestFirst.get(2).at("/before/Date").asText());
    }

    @Test
    void theFirstStartAndTheCommandLineAreToldApart() {
        tally.recipe().run("business", "add", "By hand");

        String actors = tally.staff().results("/admin/api/v1/audit?limit=100").stream()
                .map(entry -> entry.path("actor").asText())
                .collect(Collectors.joining(" "));

        assertTrue(actors.contains("command line"), actors);
        assertTrue(actors.contains("first start"), actors);
    }

    @Test
    void noPasswordIsInTheTrailAndNobodyCanChangeIt() {
        Shop.openOverRest(tally);

        assertTrue(tally.sql().texts("select a::text from audit_entries a").stream()
                .noneMatch(entry -> entry.contains(Shop.PASSWORD) || entry.contains("pbkdf2")));
        assertEquals(
                "t",
                tally.sql()
                        .text(
                                "select count(*) > 0 from pg_trigger where tgname = 'audit_entries_stay' and tgenabled = 'O'"));
    }
}
