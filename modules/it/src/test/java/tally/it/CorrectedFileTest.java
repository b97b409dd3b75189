package tally.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Failed rows leave as a file, are corrected in it and come back as an upload: one sale each, whatever happens. */
@Tag("database")
class CorrectedFileTest {
    private static final int ROWS = 400;

    @TempDir
    Path folder;

    @Test
    void aCorrectedFileResolvesItsRowsOnceHoweverOftenItComes() {
        try (RunningTally tally = Tally.onFreshDatabase(folder).serve()) {
            Shop shop = tally.openShop();
            String failed = shop.upload(SalesCsv.oneGoodOneBad().row("2025-11-07", "=Cap", "0", "-5.00", "Rahim"))
                    .path("file_id")
                    .asText();
            String text = failedRows(shop, failed);
            String mended = text.replace("07/11/2025,S", "2025-11-07,S").replace("'=Cap,0,-5.00", "'=Cap,1,5.00");

            JsonNode first = shop.upload(Form.file("failed-rows.csv", mended));
            JsonNode again = shop.upload(Form.file("failed-rows.csv", mended));

            assertTrue(text.startsWith("Date,Product,Quantity,Amount,Customer,failed_job_id,error\r\n"), text);
            assertTrue(text.contains("2025-11-07,'=Cap,0,-5.00,Rahim,"), text);
            assertEquals(2, first.path("created_transactions").asInt(), first::toString);
            assertEquals(2, again.path("skipped_rows").asInt(), again::toString);
            assertEquals(3, shop.transactionCount());
            assertEquals(-1, shop.product("=Cap").path("current_stock").asInt());
            assertEquals(List.of(), shop.failedJobs());
            assertEquals(0, shop.client().status(failed).path("rows_failed").asInt());
            assertEquals(1, failedRows(shop, failed).lines().count());
            assertTrue(
                    shop.consistency().path("ok").asBoolean(),
                    () -> shop.consistency().toString());
        }
    }

    @Test
    void correctionsSurviveAKilledProcessAndRetriesOnTwoNodes() {
        Tally recipe = Tally.onFreshDatabase(folder).with("TALLY_LEASE_SECONDS", "5");
        RunningTally first = recipe.serve();
        Shop shop = first.openShop();
        String failed = shop.upload(badDates()).path("file_id").asText();
        String mended = failedRows(shop, failed).replace("07/11/2025,", "2025-11-07,");
        String corrected = shop.client().accepted(Form.file("failed-rows.csv", mended));
        Await.until("some rows to be corrected", () -> processed(shop, corrected) > ROWS / 20);
        first.kill();

        try (RunningTally second = first.again();
                RunningTally third = recipe.in(folder("third")).serve()) {
            Shop there = shop.at(third);
            retryAll(third, failed);
            JsonNode end = shop.at(second).client().ended(corrected);
            Await.until(
                    "no row to be pending",
                    () -> third.sql()
                            .text("select count(*) from failed_jobs where status <> 'resolved'")
                            .equals("0"));

            assertEquals(ROWS, end.path("rows_processed").asInt(), end::toString);
            assertEquals(ROWS, there.transactionCount());
            assertEquals(-ROWS, there.product("Shirt").path("current_stock").asInt());
            assertEquals(String.valueOf(ROWS), third.sql().text("select count(*) from failed_jobs"));
            assertEquals(0, there.client().status(corrected).path("rows_failed").asInt());
            assertTrue(
                    there.consistency().path("ok").asBoolean(),
                    () -> there.consistency().toString());
        }
    }

    private static void retryAll(RunningTally tally, String failed) {
        tally.staff()
                .post(
                        "/admin/api/v1/failed-jobs/retry",
                        "{\"file_id\": \"" + failed + "\", \"set\": {\"Date\": \"2025-11-07\"}}")
                .expect(202);
    }

    private static long processed(Shop shop, String file) {
        return shop.client().status(file).path("rows_processed").asLong();
    }

    private static SalesCsv badDates() {
        return Stream.iterate(1, i -> i + 1)
                .limit(ROWS)
                .reduce(
                        SalesCsv.usual(),
                        (csv, i) -> csv.row("07/11/2025", "Shirt", "1", String.valueOf(i), ""),
                        (csv, same) -> same);
    }

    private static String failedRows(Shop shop, String file) {
        Answer answer = shop.client().get("/data/upload-csv/" + file + "/failed-rows.csv");
        assertEquals(200, answer.status(), answer::body);
        return answer.body();
    }

    private Path folder(String name) {
        Path there = folder.resolve(name);
        assertTrue(there.toFile().mkdirs());
        return there;
    }
}
