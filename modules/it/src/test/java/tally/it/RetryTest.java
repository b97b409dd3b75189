package tally.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A row that failed is tried again, as it is or corrected, by the way of an upload, and is booked once. */
@Tag("database")
class RetryTest {
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
    void aCorrectedRowIsBookedByTheWayOfAnUpload() {
        Shop shop = tally.openShop();
        String file = shop.upload(SalesCsv.oneGoodOneBad()).path("file_id").asText();
        String id = shop.failedJobs().get(0).path("id").asText();

        JsonNode accepted = shop.retry(id, "{\"Date\": \"2025-11-07\"}").expect(202);
        JsonNode job = shop.retried(id);

        assertEquals("pending", accepted.path("status").asText());
        assertEquals("Row will be reprocessed", accepted.path("message").asText());
        assertEquals(1, accepted.path("retry_count").asInt());
        assertEquals("resolved", job.path("status").asText());
        JsonNode sale = shop.transactions().get(1);
        assertEquals(sale.path("id").asText(), job.path("transaction_id").asText());
        assertEquals("2025-11-07", sale.path("date").asText());
        assertEquals(file, sale.path("file_id").asText());
        assertEquals(-2, shop.product("Shirt").path("current_stock").asInt());
        Money.assertSame("1750", shop.customer("Rahim").path("total_purchases"));
        assertTrue(shop.consistency().path("ok").asBoolean());
    }

    @Test
    void aRecoveredRowLeavesTheErrorsAndJoinsTheCounters() {
        Shop shop = tally.openShop();
        String file = shop.upload(SalesCsv.oneGoodOneBad()).path("file_id").asText();
        String id = shop.failedJobs().get(0).path("id").asText();

        shop.retry(id, "{\"Date\": \"2025-11-07\"}").expect(202);
        shop.retried(id);

        JsonNode upload = shop.client().status(file);
        assertTrue(upload.path("errors").isEmpty(), upload::toString);
        assertEquals(2, upload.path("created_transactions").asInt());
        assertEquals(0, upload.path("rows_failed").asInt());
        Money.assertSame("1750", upload.at("/amounts/created"));
        assertTrue(shop.failedJobs().isEmpty());
    }

    @Test
    void aRecoveredRowTellsTheJobsDownstream() {
        Shop shop = tally.openShop();
        shop.upload(SalesCsv.oneGoodOneBad());
        String id = shop.failedJobs().get(0).path("id").asText();

        shop.retry(id, "{\"Date\": \"2025-11-07\"}").expect(202);
        shop.retried(id);

        String shirt = shop.product("Shirt").path("id").asText();
        tally.log()
                .await(".*\\[STUB] Generating forecasts for business " + shop.businessId() + ", products: \\[" + shirt
                        + "]");
    }

    @Test
    void aRowRetriedAsItIsFailsAgainAndKeepsCount() {
        Shop shop = tally.openShop();
        shop.upload(SalesCsv.oneGoodOneBad());
        String id = shop.failedJobs().get(0).path("id").asText();

        shop.retry(id).expect(202);
        shop.retried(id);
        shop.retry(id).expect(202);
        JsonNode job = shop.retried(id);

        assertEquals("failed", job.path("status").asText());
        assertEquals(2, job.path("retry_count").asInt());
        assertEquals("INVALID_DATE", job.path("error_code").asText());
        assertEquals(2, job.path("retries").size());
        assertEquals("failed", job.at("/retries/1/outcome").asText());
        assertTrue(job.at("/retries/1/requested_by").asText().contains(Tally.STAFF_EMAIL), job::toString);
    }

    @Test
    void aCorrectionThatDoesNotDoGivesTheNewMessage() {
        Shop shop = tally.openShop();
        shop.upload(SalesCsv.oneGoodOneBad());
        String id = shop.failedJobs().get(0).path("id").asText();

        shop.retry(id, "{\"Date\": \"2025-11-07\", \"Quantity\": \"many\"}").expect(202);
        JsonNode job = shop.retried(id);

        assertEquals("failed", job.path("status").asText());
        assertEquals("INVALID_QUANTITY", job.path("error_code").asText());
        assertEquals("many", job.at("/row_data/Quantity").asText());
    }

    @Test
    void aRetriedRowThatIsBookedAlreadyIsADuplicate() {
        Shop shop = tally.openShop();
        shop.upload(SalesCsv.usual().row("2025-11-07", "Shirt", "2", "1700", "Rahim"));
        shop.upload(SalesCsv.oneGoodOneBad());
        String id = shop.failedJobs().get(0).path("id").asText();

        shop.retry(id, "{\"Date\": \"2025-11-07\"}").expect(202);
        JsonNode job = shop.retried(id);

        assertEquals("resolved", job.path("status").asText());
        assertTrue(job.path("duplicate").asBoolean());
        assertTrue(job.path("transaction_id").isNull());
        assertEquals(2, shop.transactionCount());
        assertEquals(-2, shop.product("Shirt").path("current_stock").asInt());
    }

    @Test
    void aResolvedRowCannotBeRetried() {
        Shop shop = tally.openShop();
        shop.upload(SalesCsv.oneGoodOneBad());
        String id = shop.failedJobs().get(0).path("id").asText();
        shop.retry(id, "{\"Date\": \"2025-11-07\"}").expect(202);
        shop.retried(id);

        Answer again = shop.retry(id);

        again.expect(409);
        assertEquals("CONFLICT", again.errorCode());
        assertEquals(2, shop.transactionCount());
    }

    @Test
    void whenTwoPeoplePressAtTheSameTimeTheRowIsBookedOnce() {
        Shop shop = tally.openShop();
        SalesCsv csv = SalesCsv.usual();
        for (int i = 1; i <= 5; i++) {
            csv = csv.row("no date", "Product " + i, "1", "10", "");
        }
        shop.upload(csv);

        for (JsonNode job : shop.failedJobs()) {
            List<Integer> answers = pressedTwiceAtOnce(shop, job.path("id").asText());
            assertEquals(List.of(202, 409), answers);
            shop.retried(job.path("id").asText());
        }

        assertEquals(5, shop.transactionCount());
        IntStream.rangeClosed(1, 5)
                .forEach(i -> assertEquals(
                        -1, shop.product("Product " + i).path("current_stock").asInt()));
    }

    private static List<Integer> pressedTwiceAtOnce(Shop shop, String id) {
        CyclicBarrier barrier = new CyclicBarrier(2);
        List<CompletableFuture<Integer>> answers = Stream.generate(() -> CompletableFuture.supplyAsync(() -> {
                    awaitOther(barrier);
                    return shop.retry(id, "{\"Date\": \"2025-11-07\"}").status();
                }))
                .limit(2)
                .toList();
        return answers.stream().map(CompletableFuture::join).sorted().toList();
    }

    private static void awaitOther(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }
}
