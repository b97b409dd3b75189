package tally.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The fixed log lines word for word, their shape, and the events with what the stubs are called with. */
class LogAndEventsTest {
    private static final Pattern SHAPE = Pattern.compile(
            "\\[\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z] \\[(DEBUG|INFO|WARN|ERROR)] \\[tally\\.\\w+] \\S.*");
    private static final SalesCsv TWO_PRODUCTS_ONE_CUSTOMER = SalesCsv.usual()
            .row("2025-11-01", "Tea", "1", "50", "Rahim")
            .row("2025-11-01", "Belt", "1", "480", "Walk-in");

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
    void theStartOfAnUploadIsLoggedWithItsRows() {
        Shop shop = tally.openShop();

        String file = shop.upload(TWO_PRODUCTS_ONE_CUSTOMER).path("file_id").asText();

        awaitMessage("CSV upload started: file_id=" + file + ", rows=2");
    }

    @Test
    void theEndOfParsingIsLoggedWithItsCounts() {
        Shop shop = tally.openShop();
        SalesCsv csv = SalesCsv.usual();
        for (int day = 1; day <= 13; day++) {
            csv = csv.row("2025-10-%02d".formatted(day), "Tea", "1", "50", "");
        }
        shop.upload(csv);

        shop.upload(csv.row("2025-11-01", "Tea", "1", "50", "").row("today", "Tea", "1", "50", ""));

        awaitMessage("CSV parsing: Created 1 transactions, skipped 13, failed 1");
    }

    @Test
    void eachDuplicateIsLoggedWithItsHash() {
        Shop shop = tally.openShop();
        SalesCsv csv = SalesCsv.usual().row("2025-11-01", "Tea", "1", "50", "Only Here");
        shop.upload(csv);
        String hash = tally.sql()
                .text("select replace(hash::text, '-', '') from sales where business_id = '" + shop.businessId() + "'");

        shop.upload(csv);

        awaitMessage("Duplicate detected: hash=" + hash + ", skipped");
    }

    @Test
    void aHundredDuplicatesAreLoggedOneByOneAndTheOthersTogether() {
        Shop shop = tally.openShop();
        SalesCsv csv = SalesCsv.usual();
        for (int i = 1; i <= 130; i++) {
            csv = csv.row("2025-11-01", "Tea", "1", String.valueOf(i), "");
        }
        shop.upload(csv);
        long before = tally.log().containing("Duplicate detected: ").size();

        String again = shop.upload(csv).path("file_id").asText();

        awaitMessage("Duplicates skipped: 30 more, file_id=" + again);
        long logged = tally.log().containing("Duplicate detected: ").size() - before;
        assertTrue(logged >= 100 && logged < 130, () -> logged + " lines");
    }

    @Test
    void theEventSaysWhichProductsAndCustomersAreAffected() {
        Shop shop = tally.openShop();

        String file = shop.upload(TWO_PRODUCTS_ONE_CUSTOMER).path("file_id").asText();

        JsonNode payload = publishedFor(file);
        assertEquals(shop.businessId(), payload.path("business_id").asText());
        assertEquals("csv", payload.path("source").asText());
        assertEquals(2, payload.path("transaction_count").asInt());
        assertEquals(
                Stream.of(id(shop.product("Tea")), id(shop.product("Belt")))
                        .sorted()
                        .toList(),
                texts(payload.path("affected_products")));
        assertEquals(List.of(id(shop.customer("Rahim"))), texts(payload.path("affected_customers")));
    }

    @Test
    void theForecastStubIsCalledWithTheProducts() {
        Shop shop = tally.openShop();

        publishedFor(shop.upload(TWO_PRODUCTS_ONE_CUSTOMER).path("file_id").asText());

        String line =
                awaitMessageStarting("[STUB] Generating forecasts for business " + shop.businessId() + ", products: [");
        assertEquals(
                Stream.of(id(shop.product("Tea")), id(shop.product("Belt")))
                        .sorted()
                        .toList(),
                idsInBrackets(line));
        awaitMessage("Forecast job enqueued");
    }

    @Test
    void theChurnStubIsCalledWithTheCustomers() {
        Shop shop = tally.openShop();

        publishedFor(shop.upload(TWO_PRODUCTS_ONE_CUSTOMER).path("file_id").asText());

        String line =
                awaitMessageStarting("[STUB] Recalculating RFM for business " + shop.businessId() + ", customers: [");
        assertEquals(List.of(id(shop.customer("Rahim"))), idsInBrackets(line));
        awaitMessage("Churn job enqueued");
    }

    @Test
    void anUploadWithNothingNewPublishesNoEvent() {
        Shop shop = tally.openShop();
        publishedFor(shop.upload(TWO_PRODUCTS_ONE_CUSTOMER).path("file_id").asText());

        String again = shop.upload(TWO_PRODUCTS_ONE_CUSTOMER).path("file_id").asText();

        assertEquals(
                "0", tally.sql().text("select count(*) from events where payload ->> 'file_id' = '" + again + "'"));
        assertTrue(tally.log().containing(again).stream().noneMatch(line -> line.contains("Event published")));
    }

    @Test
    void everyLineHasTheShapeOfALogLine() {
        Shop shop = tally.openShop();
        shop.upload(
                SalesCsv.usual().row("2025-11-01", "Forged\n[2026-01-01T00:00:00.000Z] [INFO] [x] y", "0", "1", ""));

        List<String> others = tally.logFile().stream()
                .filter(line -> !SHAPE.matcher(line).matches())
                .toList();

        assertEquals(List.of(), others);
    }

    @Test
    void standardOutputAndTheFileHaveTheSameLines() {
        Shop shop = tally.openShop();
        publishedFor(shop.upload(TWO_PRODUCTS_ONE_CUSTOMER).path("file_id").asText());

        List<String> printed = tally.log().lines().stream()
                .filter(line -> line.startsWith("["))
                .toList();

        Await.until("the file to have all of them", () -> tally.logFile().size() >= printed.size());
        assertEquals(printed, tally.logFile().subList(0, printed.size()));
    }

    @Test
    void theIdOfARequestIsInTheLinesThatItCaused() {
        Shop shop = tally.openShop();

        Answer answer = shop.client().upload(TWO_PRODUCTS_ONE_CUSTOMER.form());

        String requestId = answer.header("X-Request-Id").orElseThrow();
        Await.until(
                "a line with " + requestId,
                () -> !tally.log().containing(requestId).isEmpty());
    }

    private static JsonNode publishedFor(String file) {
        String start = "Event published: topic=transaction.parsed, payload=";
        String line = tally.log()
                .await(".*\\Q" + start + "\\E.*\"file_id\": \"" + file + "\".*")
                .group();
        return Answer.parse(line.substring(line.indexOf(start) + start.length()));
    }

    /** Waits for a line whose message is this one, word for word. */
    private static void awaitMessage(String message) {
        tally.log().await("\\[[^]]+] \\[INFO] \\[[^]]+] \\Q" + message + "\\E");
    }

    private static String awaitMessageStarting(String start) {
        return tally.log()
                .await("\\[[^]]+] \\[INFO] \\[[^]]+] \\Q" + start + "\\E.*")
                .group();
    }

    private static List<String> idsInBrackets(String line) {
        String list = line.substring(line.lastIndexOf('[') + 1, line.lastIndexOf(']'));
        return Stream.of(list.split(", ")).sorted().toList();
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .sorted()
                .toList();
    }

    private static String id(JsonNode thing) {
        return thing.path("id").asText();
    }
}
