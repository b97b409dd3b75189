package tally.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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

/** Rows that can't be booked: how they are kept, shown and found. */
@Tag("database")
class FailedRowsTest {
    private static final int MAX_FAILED_ROWS = 50;
    private static final String CARD_NUMBER = "4111111111111111";

    @TempDir
    static Path folder;

    private static RunningTally tally;

    @BeforeAll
    static void start() {
        tally = Tally.onFreshDatabase(folder)
                .with("TALLY_MAX_FAILED_ROWS", String.valueOf(MAX_FAILED_ROWS))
                .serve();
    }

    @AfterAll
    static void stop() {
        tally.close();
    }

    @Test
    void aBadRowDoesNotStopTheOthers() {
        Shop shop = tally.openShop();

        JsonNode end = shop.upload(SalesCsv.oneGoodOneBad());

        assertEquals("completed", end.path("status").asText());
        assertEquals(1, end.path("created_transactions").asInt());
        assertEquals(1, end.path("rows_failed").asInt());
        assertEquals(2, end.path("rows_processed").asInt());
        Money.assertSame("1750", end.at("/amounts/file"));
        Money.assertSame("50", end.at("/amounts/created"));
        Money.assertSame("1700", end.at("/amounts/failed"));
    }

    @Test
    void theUploadSaysWhichCellOfWhichRowIsBad() {
        Shop shop = tally.openShop();

        JsonNode error = shop.upload(SalesCsv.oneGoodOneBad()).at("/errors/0");

        assertEquals(3, error.path("row").asInt());
        assertEquals(3, error.path("line").asInt());
        assertEquals("Date", error.path("column").asText());
        assertEquals("07/11/2025", error.path("value").asText());
        assertEquals("INVALID_DATE", error.path("error_code").asText());
        assertEquals(
                "Invalid date format (use YYYY-MM-DD): 07/11/2025",
                error.path("error").asText());
    }

    @Test
    void staffSeeTheRowWithItsData() {
        Shop shop = tally.openShop();
        String file = shop.upload(SalesCsv.oneGoodOneBad()).path("file_id").asText();

        JsonNode job = shop.failedJobs().get(0);

        assertEquals(file, job.path("file_id").asText());
        assertEquals("sales.csv", job.path("file_name").asText());
        assertEquals(3, job.path("row_number").asInt());
        assertEquals(3, job.path("line_number").asInt());
        assertEquals("INVALID_DATE", job.path("error_code").asText());
        assertEquals("failed", job.path("status").asText());
        assertEquals(0, job.path("retry_count").asInt());
        assertEquals(
                Answer.parse("{\"Date\": \"07/11/2025\", \"Product\": \"Shirt\", \"Quantity\": \"2\","
                        + " \"Amount\": \"1700.00\", \"Customer\": \"Rahim\"}"),
                job.path("row_data"));
    }

    @Test
    void everyRuleThatARowBreaksHasItsCode() {
        Shop shop = tally.openShop();
        SalesCsv csv = SalesCsv.withColumns("Date", "Product", "Quantity", "Amount", "Time", "UnitPrice")
                .row("soon", "Tea", "1", "1", "", "")
                .row("2999-01-01", "Tea", "1", "1", "", "")
                .row("2025-11-01", "", "1", "1", "", "")
                .row("2025-11-01", "x".repeat(256), "1", "1", "", "")
                .row("2025-11-01", "Tea", "0", "1", "", "")
                .row("2025-11-01", "Tea", "1", "1,234.56", "", "")
                .row("2025-11-01", "Tea", "1", "1", "noon", "")
                .row("2025-11-01", "Tea", "1", "1", "", "-1")
                .row("2025-11-01", "T\0ea", "1", "1", "", "")
                .row("2025-11-01", "Tea")
                .line("2025-11-01,\"Tea,1,1,,");

        shop.upload(csv);

        List<String> codes = shop.failedJobs().stream()
                .map(job -> job.path("error_code").asText())
                .toList();
        assertEquals(
                List.of(
                        "INVALID_DATE",
                        "FUTURE_DATE",
                        "MISSING_VALUE",
                        "TOO_LONG",
                        "INVALID_QUANTITY",
                        "INVALID_AMOUNT",
                        "INVALID_TIME",
                        "INVALID_UNIT_PRICE",
                        "INVALID_TEXT",
                        "WRONG_FIELD_COUNT",
                        "UNCLOSED_QUOTE"),
                codes);
    }

    @Test
    void aColumnThatTallyDoesNotReadIsKeptNowhere() {
        Shop shop = tally.openShop();
        SalesCsv csv = SalesCsv.withColumns("Date", "Product", "Quantity", "Amount", "CardNumber")
                .row("2025-11-06", "Tea", "1", "50", CARD_NUMBER)
                .row("07/11/2025", "Shirt", "2", "1700", CARD_NUMBER)
                .row("2025-11-06", "Shirt", "2", "1700", CARD_NUMBER, CARD_NUMBER);

        JsonNode end = shop.upload(csv);
        shop.retry(shop.failedJobs().get(0).path("id").asText());
        JsonNode job = shop.retried(shop.failedJobs().get(0).path("id").asText());

        Stream.of(
                        end.toString(),
                        job.toString(),
                        shop.failedJobs().toString(),
                        shop.transactions().toString(),
                        tally.log().text(),
                        String.join("\n", tally.logFile()),
                        tally.sql().dump())
                .forEach(text -> assertFalse(text.contains(CARD_NUMBER), text));
    }

    @Test
    void tooManyFailedRowsFailTheFileAndWhatIsInStays() {
        Shop shop = tally.openShop();
        SalesCsv csv = SalesCsv.usual().row("2025-11-06", "Tea", "1", "50", "");
        for (int i = 0; i <= MAX_FAILED_ROWS; i++) {
            csv = csv.row("no date", "Tea", "1", "50", "");
        }

        JsonNode end = shop.upload(csv);

        assertEquals("failed", end.path("status").asText());
        assertTrue(end.path("error_message").asText().contains(String.valueOf(MAX_FAILED_ROWS)), end::toString);
        assertEquals(1, shop.transactionCount());
        assertEquals(MAX_FAILED_ROWS + 1, shop.failedJobs().size());
    }

    @Test
    void aThirdFieldTooManyIsNotShifted() {
        Shop shop = tally.openShop();

        shop.upload(SalesCsv.usual().row("2025-11-06", "Tea", "green", "1", "50", "Rahim"));

        assertEquals(
                "WRONG_FIELD_COUNT", shop.failedJobs().get(0).path("error_code").asText());
        assertEquals(0, shop.transactionCount());
    }

    @Test
    void failedRowsAreFoundByWhatTheyAre() {
        Shop shop = tally.openShop();
        String file = shop.upload(SalesCsv.oneGoodOneBad()).path("file_id").asText();
        String other = shop.upload(SalesCsv.usual().row("2025-11-06", "Tea", "0", "50", ""))
                .path("file_id")
                .asText();

        assertEquals(List.of(file), filesOf("file_id=" + file));
        assertEquals(List.of(other), filesOf("error_code=INVALID_QUANTITY&business_id=" + shop.businessId()));
        assertEquals(List.of(file), filesOf("q=07/11/2025&business_id=" + shop.businessId()));
        assertEquals(List.of(other, file), filesOf("business_id=" + shop.businessId()));
        assertEquals(List.of(file, other), filesOf("sort_order=asc&business_id=" + shop.businessId()));
        assertEquals(List.of(), filesOf("status=resolved&business_id=" + shop.businessId()));
        assertEquals(List.of(), filesOf("date_to=2020-01-01&business_id=" + shop.businessId()));
    }

    private static List<String> filesOf(String query) {
        return tally.staff().results("/admin/api/v1/failed-jobs?" + query).stream()
                .map(job -> job.path("file_id").asText())
                .toList();
    }
}
