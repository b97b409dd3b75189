package tally.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be seen while a large file is being read. */
class ProgressTest {
    private static final ManySales SALES = ManySales.of(60_000);

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
    void atEveryMomentTheCountersAddUpAndNoneGoesBack() {
        Shop shop = tally.openShop();
        String file = shop.client().accepted(Form.file(SALES.writeTo(folder.resolve("progress.csv"))));

        List<JsonNode> seen = watched(shop, file);

        seen.forEach(ProgressTest::assertAddsUp);
        List<Long> processed = numbers(seen, "rows_processed");
        assertEquals(processed.stream().sorted().toList(), processed);
        assertEquals(SALES.rows(), processed.get(processed.size() - 1));
        assertTrue(processed.stream().distinct().count() > 3, () -> "Too few steps to call it progress: " + processed);
        assertEquals(
                List.of((long) SALES.rows()),
                numbers(seen, "row_count").stream().distinct().toList());
    }

    @Test
    void staffSeeItAmongTheActiveUploads() {
        Shop shop = tally.openShop();
        String file = shop.client().accepted(Form.file(SALES.writeTo(folder.resolve("active.csv"))));

        JsonNode first = Await.value(
                "the upload to be at work",
                () -> recent(shop)
                        .filter(upload -> upload.path("rows_processed").asLong() > 0)
                        .findFirst());

        assertEquals(file, first.path("file_id").asText());
        assertEquals("csv", first.path("kind").asText());
        assertEquals(SALES.rows(), first.path("rows_total").asInt());
        assertTrue(first.path("rows_per_second").asDouble() > 0, first::toString);
        shop.client().ended(file);
        assertEquals(0, status(shop).path("active_uploads").asInt());
        assertEquals(
                100,
                recent(shop).findFirst().orElseThrow().path("percent_complete").asInt());
    }

    @Test
    void theBooksAreRightInTheEnd() {
        Shop shop = tally.openShop();

        shop.upload(Form.file(SALES.writeTo(folder.resolve("books.csv"))));

        Books.of(shop).assertHold(SALES);
    }

    private static List<JsonNode> watched(Shop shop, String file) {
        List<JsonNode> seen = new ArrayList<>();
        Await.until("the end of " + file, () -> {
            seen.add(shop.client().status(file));
            return seen.get(seen.size() - 1).path("status").asText().equals("completed");
        });
        return seen;
    }

    private static void assertAddsUp(JsonNode upload) {
        long sum = Stream.of("created_transactions", "skipped_rows", "rows_failed")
                .mapToLong(counter -> upload.path(counter).asLong())
                .sum();
        assertEquals(upload.path("rows_processed").asLong(), sum, upload::toString);
    }

    private static List<Long> numbers(List<JsonNode> seen, String field) {
        return seen.stream().map(upload -> upload.path(field).asLong()).toList();
    }

    private static JsonNode status(Shop shop) {
        return tally.staff()
                .get("/admin/api/v1/upload-status?business_id=" + shop.businessId())
                .expect(200);
    }

    private static Stream<JsonNode> recent(Shop shop) {
        List<JsonNode> recent = new ArrayList<>();
        status(shop).path("recent_uploads").forEach(recent::add);
        return recent.stream();
    }
}
