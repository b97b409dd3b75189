package tally.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stopping an upload, and taking one back, in the shipped jar: all or nothing, and the books agree. */
@Tag("database")
class UndoTest {
    private static final ManySales SALES = ManySales.of(150_000);

    @TempDir
    Path folder;

    @Test
    void aCancelledUploadStopsKeepsWhatIsInAndCanBeTakenBackAndSentAgain() {
        try (RunningTally tally = Tally.onFreshDatabase(folder).serve()) {
            Shop shop = tally.openShop();
            Path csv = SALES.writeTo(folder.resolve("sales.csv"));
            String file = shop.client().accepted(Form.file(csv));
            awaitTheMiddle(shop, file);

            shop.client().post("/data/upload-csv/" + file + "/cancel").expect(202);

            JsonNode cancelled = shop.client().status(file);
            assertEquals("cancelled", cancelled.path("status").asText());
            tally.log().await(".*CSV upload interrupted: file_id=" + file + ".*");
            assertEquals(
                    cancelled.path("created_transactions").asLong(),
                    shop.client().status(file).path("created_transactions").asLong());
            assertEquals(cancelled.path("created_transactions").asLong(), shop.transactionCount());
            assertConsistent(shop);

            assertEquals(
                    cancelled.path("created_transactions").asLong(),
                    undo(shop, file).expect(200).path("removed_transactions").asLong());
            assertNothingIsLeft(shop);
            shop.upload(Form.file(csv));
            Books.of(shop).assertHold(SALES);
        }
    }

    @Test
    void aLargeImportIsTakenBackInASmallHeap() {
        ManySales large = ManySales.of(300_000);
        try (RunningTally tally = Tally.onFreshDatabase(folder).withHeap("96m").serve()) {
            Shop shop = tally.openShop();
            Path csv = large.writeTo(folder.resolve("sales.csv"));
            shop.upload(SalesCsv.usual().row("2025-11-06", "Product 3", "7", "50", "Rahim"));
            String file = shop.upload(Form.file(csv)).path("file_id").asText();

            JsonNode undone = undo(shop, file).expect(200);

            assertEquals(large.rows(), undone.path("removed_transactions").asInt());
            assertEquals(1, shop.transactionCount());
            assertEquals(-7, shop.product("Product 3").path("current_stock").asInt());
            assertEquals(1, shop.client().results("/api/v1/products").size());
            assertConsistent(shop);
            Answer again = shop.client().upload(Form.file(csv));
            assertTrue(again.expect(202).at("/data/duplicate_of").isNull(), again.body());
        }
    }

    @Test
    void anUndoThatIsKilledHasHappenedAsAWholeOrNotAtAll() {
        RunningTally first = Tally.onFreshDatabase(folder).serve();
        Shop shop = first.openShop();
        String file = shop.upload(Form.file(SALES.writeTo(folder.resolve("sales.csv"))))
                .path("file_id")
                .asText();
        CompletableFuture<Void> asked = CompletableFuture.runAsync(() -> undo(shop, file));
        Await.until(
                "the undo to begin",
                () -> !first.sql()
                                .texts(
                                        "select 1 from pg_stat_activity where query like '%stock_movements%' and state = 'active'"
                                                + " and datname = current_database() and pid <> pg_backend_pid()")
                                .isEmpty()
                        || asked.isDone());

        first.kill();

        try (RunningTally second = first.again()) {
            Shop moved = shop.at(second);
            Await.until("the dead process's work to be rolled back", () -> {
                String status = moved.client().status(file).path("status").asText();
                return moved.transactionCount() == (status.equals("undone") ? 0 : SALES.rows());
            });
            assertConsistent(moved);
        }
    }

    @Test
    void anotherNodesRetryOfItBooksNothingAfterwards() {
        Tally recipe = Tally.onFreshDatabase(folder);
        try (RunningTally one = recipe.serve();
                RunningTally two = recipe.serve()) {
            Shop shop = one.openShop();
            String file = shop.upload(SalesCsv.oneGoodOneBad()).path("file_id").asText();
            String job = shop.failedJobs().get(0).path("id").asText();

            CompletableFuture<Integer> retried = CompletableFuture.supplyAsync(
                    () -> shop.at(two).retry(job, "{\"Date\": \"2025-11-07\"}").status());
            undo(shop, file).expect(200);

            assertTrue(List.of(202, 409).contains(retried.join()));
            assertEquals("discarded", shop.retried(job).path("status").asText());
            assertNothingIsLeft(shop);
        }
    }

    private static Answer undo(Shop shop, String file) {
        return shop.client().delete("/data/upload-csv/" + file);
    }

    private static void assertNothingIsLeft(Shop shop) {
        assertEquals(0, shop.transactionCount());
        assertEquals(List.of(), shop.client().results("/api/v1/products"));
        assertEquals(List.of(), shop.client().results("/api/v1/customers"));
        assertConsistent(shop);
    }

    private static void assertConsistent(Shop shop) {
        JsonNode check = shop.consistency();
        assertTrue(check.path("ok").asBoolean(), check::toString);
    }

    private static void awaitTheMiddle(Shop shop, String file) {
        Await.until("the file to be half read", () -> {
            long processed = shop.client().status(file).path("rows_processed").asLong();
            return processed > 0;
        });
    }
}
