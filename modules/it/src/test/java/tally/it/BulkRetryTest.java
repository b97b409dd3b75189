package tally.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Thousands of failed rows are tried again at once, on two nodes, and one of them dies: nothing lost, nothing twice. */
@Tag("database")
class BulkRetryTest {
    private static final String JOBS = "/admin/api/v1/failed-jobs";
    private static final int ROWS = 8_000;

    @TempDir
    Path folder;

    @Test
    void aNodeThatDiesInTheMiddleCostsNoRowAndDoublesNone() throws Exception {
        Tally recipe = Tally.onFreshDatabase(folder).with("TALLY_LEASE_SECONDS", "5");
        try (RunningTally stays =
                recipe.in(Files.createDirectories(folder.resolve("stays"))).serve()) {
            RunningTally dies = recipe.serve();
            Shop shop = stays.openShop();
            String file = shop.upload(slashedDates()).path("file_id").asText();
            String retry = "{\"file_id\":\"" + file + "\",\"date_format\":\"dd/MM/yyyy\"}";

            assertEquals(ROWS, pressedOnBothAtOnce(retry, stays, dies));
            Await.until("the first rows to be tried", () -> resolved(stays) > 0);
            dies.kill();
            Await.until("all rows to be tried", () -> resolved(stays) == ROWS);

            assertBookedOnce(shop, file, stays);
        }
    }

    private static void assertBookedOnce(Shop shop, String file, RunningTally node) {
        JsonNode upload = shop.client().status(file);
        assertEquals(ROWS, upload.path("created_transactions").asInt());
        assertEquals(0, upload.path("rows_failed").asInt());
        assertEquals(ROWS, shop.transactionCount());
        assertEquals(-ROWS, shop.product("Shirt").path("current_stock").asInt());
        assertTrue(
                shop.consistency().path("ok").asBoolean(),
                () -> shop.consistency().toString());
        assertEquals(
                Integer.toString(ROWS),
                node.sql().text("select sum((payload ->> 'transaction_count')::int) from events"));
        assertEquals("0", node.sql().text("select count(*) from retry_batches"));
        assertEquals("1", node.sql().text("select max(number) from failed_job_retries"));
    }

    /** How many rows the two requests have put up together. */
    private static long pressedOnBothAtOnce(String retry, RunningTally... nodes) {
        List<CompletableFuture<JsonNode>> answers = Stream.of(nodes)
                .map(RunningTally::staff)
                .map(staff -> CompletableFuture.supplyAsync(
                        () -> staff.post(JOBS + "/retry", retry).expect(202)))
                .toList();
        return answers.stream()
                .map(CompletableFuture::join)
                .mapToLong(answer -> answer.path("count").asLong())
                .sum();
    }

    private static long resolved(RunningTally node) {
        return Long.parseLong(node.sql().text("select count(*) from failed_jobs where status = 'resolved'"));
    }

    private static SalesCsv slashedDates() {
        List<String> lines = Stream.concat(
                        SalesCsv.usual().lines().stream(),
                        Stream.iterate(1, i -> i + 1).limit(ROWS).map(i -> "07/11/2025,Shirt,1," + i + ",Rahim"))
                .toList();
        return new SalesCsv("slashed.csv", lines);
    }
}
