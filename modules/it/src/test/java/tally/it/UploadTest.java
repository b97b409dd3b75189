package tally.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file's way: upload, transactions, stock, customers; and what becomes of sales that come twice. */
class UploadTest {
    private static final Path SAMPLE = Path.of("../../sample-data/sales.csv");

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
    void anUploadIsAcceptedWithWhatIsKnownOfIt() {
        Shop shop = tally.openShop();

        JsonNode accepted = shop.client().upload(Form.file(SAMPLE)).expect(202);

        assertEquals("pending", accepted.path("status").asText());
        assertEquals("Processing file...", accepted.at("/data/message").asText());
        assertEquals("sales.csv", accepted.at("/data/file_name").asText());
        assertEquals(30, accepted.at("/data/rows_detected").asInt());
        assertTrue(accepted.at("/data/estimated_processing_time").asInt() > 0);
        assertTrue(accepted.at("/data/duplicate_of").isNull());
    }

    @Test
    void theSampleBecomesThirtyTransactions() {
        Shop shop = tally.openShop();

        JsonNode end = shop.upload(Form.file(SAMPLE));

        assertEquals("completed", end.path("status").asText());
        assertEquals(30, end.path("created_transactions").asInt());
        assertEquals(30, end.path("rows_processed").asInt());
        assertEquals(100, end.path("percent_complete").asInt());
        assertTrue(end.path("errors").isEmpty());
        assertTrue(end.at("/consistency/ok").asBoolean());
        assertTrue(Instant.parse(end.path("completed_at").asText())
                .isAfter(Instant.parse(end.path("processing_started_at").asText())));
        assertEquals(30, shop.transactionCount());
    }

    @Test
    void aTransactionHasWhatStoodInTheFile() {
        Shop shop = tally.openShop();
        SalesCsv csv = SalesCsv.withColumns(
                        "time",
                        "Unit_Price",
                        "Date",
                        "PRODUCT",
                        "Quantity",
                        "Amount",
                        "Customer",
                        "Payment Method",
                        "Notes")
                .row("17:05", "180", "2025-11-06", "Tea, \"loose\"", "6", "1080.00", "Hotel\nPadma", "bKash", "weekly");

        String fileId = shop.upload(csv).path("file_id").asText();

        JsonNode sale = shop.transactions().get(0);
        assertEquals("2025-11-06", sale.path("date").asText());
        assertEquals("17:05", sale.path("time").asText());
        assertEquals("Tea, \"loose\"", sale.path("product_name").asText());
        assertEquals(6, sale.path("quantity").asInt());
        Money.assertSame("180", sale.path("unit_price"));
        Money.assertSame("1080", sale.path("amount"));
        assertEquals("Hotel\nPadma", sale.path("customer_name").asText());
        assertEquals("bkash", sale.path("payment_method").asText());
        assertEquals("weekly", sale.path("notes").asText());
        assertEquals(fileId, sale.path("file_id").asText());
    }

    @Test
    void stockFallsByWhatWasSold() {
        Shop shop = tally.openShop();

        shop.upload(Form.file(SAMPLE));

        JsonNode shirt = shop.product("Cotton Shirt");
        assertEquals(-9, shirt.path("current_stock").asInt());
        assertEquals(0, shirt.path("initial_stock").asInt());
        assertEquals(50, shirt.path("reorder_point").asInt());
        assertTrue(shirt.path("sku").asText().matches("SKU-[0-9a-fA-F]{8}"), shirt::toString);
    }

    @Test
    void customersKeepWhatTheyBoughtAndWhenLast() {
        Shop shop = tally.openShop();

        shop.upload(Form.file(SAMPLE));

        JsonNode nusrat = shop.customer("Nusrat Jahan");
        Money.assertSame("13250", nusrat.path("total_purchases"));
        assertEquals("2025-11-09", nusrat.path("last_purchase").asText());
        assertTrue(shop.client().results("/api/v1/customers?limit=100").stream()
                .noneMatch(customer -> customer.path("name").asText().equals("Walk-in")));
    }

    @Test
    void theSummaryAddsUpTheFile() {
        Shop shop = tally.openShop();

        JsonNode end = shop.upload(Form.file(SAMPLE));

        JsonNode summary = shop.client().get("/api/v1/transactions/summary").expect(200);
        assertEquals(30, summary.path("total_transactions").asInt());
        Money.assertSame(end.at("/amounts/file").decimalValue(), summary.path("total_revenue"));
        assertEquals("2025-11-01", summary.path("first_transaction_date").asText());
        assertEquals("2025-11-09", summary.path("last_transaction_date").asText());
    }

    @Test
    void theSameFileAgainAddsNothing() {
        Shop shop = tally.openShop();
        String first = shop.upload(Form.file(SAMPLE)).path("file_id").asText();

        JsonNode accepted = shop.client().upload(Form.file(SAMPLE)).expect(202);
        JsonNode end = shop.client().ended(accepted.at("/data/file_id").asText());

        assertEquals(first, accepted.at("/data/duplicate_of").asText());
        assertEquals("completed", end.path("status").asText());
        assertEquals(0, end.path("created_transactions").asInt());
        assertEquals(30, end.path("skipped_rows").asInt());
        assertEquals(30, shop.transactionCount());
        assertEquals(-9, shop.product("Cotton Shirt").path("current_stock").asInt());
    }

    @Test
    void twoEqualSalesOfOneFileAreTwoSales() {
        Shop shop = tally.openShop();
        SalesCsv csv = SalesCsv.usual()
                .row("2025-11-01", "Tea", "1", "50", "Rahim")
                .row("2025-11-01", "Tea", "1", "50.00", "Rahim");

        JsonNode first = shop.upload(csv);
        JsonNode second = shop.upload(csv);

        assertEquals(2, first.path("created_transactions").asInt());
        assertEquals(0, second.path("created_transactions").asInt());
        assertEquals(2, second.path("skipped_rows").asInt());
        assertEquals(-2, shop.product("Tea").path("current_stock").asInt());
    }

    @Test
    void anOverlappingExportAddsOnlyWhatIsNew() {
        Shop shop = tally.openShop();
        SalesCsv monday =
                SalesCsv.usual().row("2025-11-03", "Tea", "1", "50", "Rahim").row("2025-11-03", "Belt", "1", "480", "");
        shop.upload(monday);

        JsonNode end = shop.upload(
                monday.row("2025-11-03", "Tea", "1", "50", "Rahim").row("2025-11-04", "Tea", "2", "100", "Rahim"));

        assertEquals(2, end.path("created_transactions").asInt());
        assertEquals(2, end.path("skipped_rows").asInt());
        assertEquals(4, shop.transactionCount());
        assertEquals(-4, shop.product("Tea").path("current_stock").asInt());
    }

    @Test
    void strictSkipsRepeatsInsideTheFileToo() {
        Shop shop = tally.openShop();
        SalesCsv csv = SalesCsv.usual()
                .row("2025-11-01", "Tea", "1", "50", "Rahim")
                .row("2025-11-01", "Tea", "1", "50", "Rahim")
                .row("2025-11-01", "Tea", "1", "50", "Karim");

        JsonNode end = shop.upload(csv.form().with("duplicates", "strict"));

        assertEquals(2, end.path("created_transactions").asInt());
        assertEquals(1, end.path("skipped_rows").asInt());
    }

    @Test
    void aMissingColumnFailsTheFileAndBooksNothing() {
        Shop shop = tally.openShop();

        JsonNode end =
                shop.upload(SalesCsv.withColumns("Date", "Product", "Quantity").row("2025-11-01", "Tea", "1"));

        assertEquals("failed", end.path("status").asText());
        assertTrue(end.path("error_message").asText().contains("Amount"), end::toString);
        assertEquals(0, shop.transactionCount());
        assertTrue(shop.failedJobs().isEmpty());
    }

    @Test
    void aMappingSaysWhichColumnIsMeant() {
        Shop shop = tally.openShop();
        SalesCsv csv = SalesCsv.withColumns("InvoiceDate", "Description", "Quantity", "Amount")
                .row("12/1/2010 10:03", "Spoon", "24", "20.40");

        JsonNode end = shop.upload(csv.form()
                .with("mapping", "{\"Date\": \"InvoiceDate\", \"Product\": \"Description\"}")
                .with("date_format", "M/d/yyyy H:mm"));

        assertEquals(1, end.path("created_transactions").asInt());
        assertEquals("2010-12-01", shop.transactions().get(0).path("date").asText());
        assertEquals("10:03", shop.transactions().get(0).path("time").asText());
    }

    @Test
    void uploadsAreListedNewestFirst() {
        Shop shop = tally.openShop();
        SalesCsv csv = SalesCsv.usual().row("2025-11-01", "Tea", "1", "50", "");
        shop.upload(csv.named("first.csv"));
        shop.upload(csv.named("second.csv"));

        List<String> names = shop.client().results("/data/upload-csv").stream()
                .map(upload -> upload.path("file_name").asText())
                .toList();

        assertEquals(List.of("second.csv", "first.csv"), names);
    }
}
