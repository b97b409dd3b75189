package tally.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tally.domain.BusinessId;
import tally.domain.UploadId;
import tally.domain.sales.Field;
import tally.domain.sales.Formats;
import tally.domain.sales.NumberFormat;
import tally.domain.uploads.ClaimedUpload;
import tally.domain.uploads.DuplicateRule;
import tally.domain.uploads.ImportOptions;
import tally.testkit.BadRows;
import tally.testkit.Sales;
import tally.testkit.Shop;

final class UploadRoutesTest {

    private static final String CSV = "Date,Product,Quantity,Amount\n2025-11-07,Shirt,5,600.00\n2025-11-07,Sari,1,50\n";
    private static final ImportOptions OTHER_OPTIONS = new ImportOptions(
            DuplicateRule.STRICT,
            Map.of(Field.DATE, "InvoiceDate", Field.UNIT_PRICE, "Price"),
            new Formats(Optional.of("d/M/yyyy"), NumberFormat.of("1.234,56")),
            Optional.of('\t'),
            Optional.of("windows-1252"));

    private static final RunningTally TALLY = RunningTally.start();

    @AfterAll
    static void stop() {
        TALLY.close();
    }

    @AfterEach
    void nothingStaysOnDisk() throws IOException {
        assertEquals(List.of(), TALLY.spooled());
    }

    @Test
    void fileIsAcceptedStoredAndTheWorkersAreWoken() throws IOException {
        Shop shop = TALLY.openShop();
        int wakes = TALLY.wakes();
        Client.Answer answer = TALLY.personOf(shop).upload("sales.csv", CSV);
        assertEquals(202, answer.status(), answer.text());
        assertEquals("pending", answer.at("/status"));
        assertEquals("Processing file...", answer.at("/data/message"));
        assertEquals("sales.csv", answer.at("/data/file_name"));
        assertEquals("2", answer.at("/data/rows_detected"));
        assertTrue(answer.json().at("/data/duplicate_of").isNull());
        assertTrue(answer.json().at("/data/estimated_processing_time").isInt());
        assertEquals(wakes + 1, TALLY.wakes());
        assertEquals(CSV, stored(shop.id(), UploadId.of(answer.at("/data/file_id"))));
    }

    private static String stored(BusinessId business, UploadId upload) throws IOException {
        try (var content = TALLY.stores().uploadBooks().content(business, upload)) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void fieldsSayHowTheFileIsToBeRead() {
        Client.Answer answer = TALLY.personOf(TALLY.openShop())
                .upload(
                        "sales.csv",
                        CSV,
                        Map.of(
                                "duplicates", "strict",
                                "mapping", "{\"Date\":\"InvoiceDate\",\"unit_price\":\"Price\"}",
                                "date_format", "d/M/yyyy",
                                "number_format", "1.234,56",
                                "delimiter", "tab",
                                "charset", "cp1252"));
        assertEquals(202, answer.status(), answer.text());
        assertEquals(OTHER_OPTIONS, claim(answer.at("/data/file_id")).options());
    }

    @Test
    void nameOfTheSourceIsKept() {
        Client person = TALLY.personOf(TALLY.openShop());
        person.upload("sales.csv", CSV, Map.of("data_source_name", " Till 1 "));
        assertEquals("Till 1", person.get("/data/upload-csv").at("/results/0/data_source_name"));
    }

    private static ClaimedUpload claim(String id) {
        ClaimedUpload claimed =
                TALLY.stores().queue().claim("node-1", Shop.LEASE).orElseThrow();
        return claimed.claim().upload().toString().equals(id) ? claimed : claim(id);
    }

    @Test
    void emptyFieldsOfABrowsersFormCountAsNotSent() {
        Client.Answer answer = TALLY.personOf(TALLY.openShop())
                .upload("sales.csv", CSV, Map.of("duplicates", "", "mapping", "", "date_format", "", "charset", " "));
        assertEquals(202, answer.status(), answer.text());
    }

    @Test
    void fieldThatCannotBeReadIsRefusedByName() {
        Client person = TALLY.personOf(TALLY.openShop());
        Map<String, String> wrong = Map.of(
                "duplicates", "maybe",
                "mapping", "Date=InvoiceDate",
                "date_format", "sometimes",
                "number_format", "1'234.56",
                "delimiter", "x",
                "charset", "EBCDIC-9",
                "data_source_name", "x".repeat(256),
                "business_id", "7",
                "duplicate", "strict");
        wrong.forEach((name, value) -> {
            Client.Answer answer = person.upload("sales.csv", CSV, Map.of(name, value));
            assertEquals(400, answer.status(), name);
            assertEquals("INVALID_PARAMETER", answer.errorCode(), name);
            assertEquals(name, answer.at("/details/parameter"));
        });
    }

    @Test
    void timeThatMayBeMorningOrEveningIsRefusedInWords() {
        Client.Answer answer =
                TALLY.personOf(TALLY.openShop()).upload("sales.csv", CSV, Map.of("date_format", "dd/MM/yyyy hh:mm"));

        assertEquals("INVALID_PARAMETER", answer.errorCode());
        assertTrue(answer.at("/message").contains("H is the hour of the day"), answer.at("/message"));
    }

    @Test
    void mappingOfAColumnThatTallyDoesNotReadIsRefused() {
        Client.Answer answer = TALLY.personOf(TALLY.openShop())
                .upload("sales.csv", CSV, Map.of("mapping", "{\"CardNumber\":\"Card\"}"));
        assertEquals("INVALID_PARAMETER", answer.errorCode());
        assertTrue(answer.at("/message").contains("CardNumber"));
    }

    @Test
    void mappingToNothingIsRefused() {
        Client.Answer answer = TALLY.personOf(TALLY.openShop())
                .upload("sales.csv", CSV, Map.of("mapping", "{\"Date\":\"InvoiceDate\",\"Customer\":null}"));
        assertEquals(400, answer.status(), answer.text());
        assertEquals("mapping", answer.at("/details/parameter"));
    }

    @Test
    void formWithoutAFileIsRefused() {
        Client.Answer answer = TALLY.personOf(TALLY.openShop()).form("--b0--\r\n");
        assertEquals(400, answer.status());
        assertEquals("file", answer.at("/details/parameter"));
    }

    @Test
    void fileThatIsNoCsvIsRefusedSayingWhatItIs() {
        Client person = TALLY.personOf(TALLY.openShop());
        Client.Answer workbook = person.upload("sales.csv", "PK\u0003\u0004 and so on");
        assertEquals(400, workbook.status());
        assertEquals("INVALID_FILE_FORMAT", workbook.errorCode());
        Client.Answer pdf = person.upload("sales.pdf", CSV);
        assertEquals("INVALID_FILE_FORMAT", pdf.errorCode());
        assertFalse(workbook.at("/message").equals(pdf.at("/message")));
    }

    @Test
    void fileOverTheLimitIsRefused() {
        Client person = TALLY.personOf(TALLY.openShop());
        Client.Answer answer = person.upload("sales.csv", "x".repeat(RunningTally.MAX_UPLOAD_BYTES + 1));
        assertEquals(413, answer.status());
        assertEquals("PAYLOAD_TOO_LARGE", answer.errorCode());
        assertTrue(answer.at("/message").contains("2 MB"), answer.text());
        assertEquals(
                413, person.upload("sales.csv", "x".repeat(20 * 1024 * 1024)).status());
    }

    @Test
    void uploadThatIsNoFormIsRefused() {
        assertEquals(
                415,
                TALLY.personOf(TALLY.openShop()).post("/data/upload-csv", "{}").status());
    }

    @Test
    void businessThatSendsTooOftenIsAskedToWait() {
        Client person = TALLY.personOf(TALLY.openShop());
        for (int i = 0; i < RunningTally.UPLOADS_PER_MINUTE; i++) {
            assertEquals(202, person.upload("sales.csv", CSV).status());
        }
        Client.Answer answer = person.upload("sales.csv", CSV);
        assertEquals(429, answer.status());
        assertEquals("RATE_LIMITED", answer.errorCode());
        assertTrue(Integer.parseInt(answer.header("Retry-After")) > 0);
        assertEquals(
                202, TALLY.personOf(TALLY.openShop()).upload("sales.csv", CSV).status());
    }

    @Test
    void uploadTellsWhatBecameOfItsRowsAndItsMoney() {
        Shop shop = TALLY.openShop();
        UploadId upload = shop.imports(
                DuplicateRule.COUNT, List.of(Sales.sale().build()), List.of(BadRows.badDate(3), BadRows.badAmount(4)));
        Client.Answer answer = TALLY.personOf(shop).get("/data/upload-csv/" + upload);
        assertEquals(200, answer.status());
        assertEquals("completed", answer.at("/status"));
        assertEquals("3", answer.at("/rows_processed"));
        assertEquals("1", answer.at("/created_transactions"));
        assertEquals("2", answer.at("/rows_failed"));
        assertEquals("100", answer.at("/percent_complete"));
        assertEquals(new BigDecimal("720.50"), answer.json().at("/amounts/file").decimalValue());
        assertEquals("1", answer.at("/amounts/unreadable_rows"));
        assertEquals("3", answer.at("/errors/0/row"));
        assertEquals("Date", answer.at("/errors/0/column"));
        assertEquals("07/11/2025", answer.at("/errors/0/value"));
        assertEquals("INVALID_DATE", answer.at("/errors/0/error_code"));
    }

    @Test
    void anotherBusinesssUploadIsAnsweredLikeOneThatDoesNotExist() {
        UploadId upload = TALLY.openShop().imports(Sales.sale().build());
        Client stranger = TALLY.personOf(TALLY.openShop());
        Client.Answer others = stranger.get("/data/upload-csv/" + upload);
        Client.Answer nothing = stranger.get("/data/upload-csv/" + Shop.nextId());
        assertEquals(404, others.status());
        assertEquals(nothing.text(), others.text());
        assertEquals("NOT_FOUND", others.errorCode());
        assertEquals(200, TALLY.staff().get("/data/upload-csv/" + upload).status());
    }

    @Test
    void listHoldsTheOwnUploadsNewestFirst() {
        Shop shop = TALLY.openShop();
        UploadId older = shop.imports(Sales.sale().build());
        UploadId newer = shop.imports(Sales.sale().build());
        Client.Answer answer = TALLY.personOf(shop).get("/data/upload-csv");
        assertEquals("2", answer.at("/count"));
        assertEquals(newer.toString(), answer.at("/results/0/file_id"));
        assertEquals(older.toString(), answer.at("/results/1/file_id"));
    }

    @Test
    void staffNameTheBusinessInTheForm() {
        Shop shop = TALLY.openShop();
        Client staff = TALLY.staff();
        Client.Answer unnamed = staff.upload("sales.csv", CSV);
        assertEquals("business_id", unnamed.at("/details/parameter"));
        Client.Answer named =
                staff.upload("sales.csv", CSV, Map.of("business_id", shop.id().toString()));
        assertEquals(202, named.status(), named.text());
        assertEquals(
                200,
                TALLY.personOf(shop)
                        .get("/data/upload-csv/" + named.at("/data/file_id"))
                        .status());
    }

    @Test
    void shopCannotUploadForAnotherBusiness() {
        Shop other = TALLY.openShop();
        Client.Answer answer = TALLY.personOf(TALLY.openShop())
                .upload("sales.csv", CSV, Map.of("business_id", other.id().toString()));
        assertEquals(404, answer.status());
        assertEquals("0", TALLY.personOf(other).get("/data/upload-csv").at("/count"));
    }

    @Test
    void failedRowsComeAsAFileForTheirShopAlone() {
        Shop shop = TALLY.openShop();
        UploadId upload = shop.imports(DuplicateRule.COUNT, List.of(), List.of(BadRows.badDate(5)));
        String path = "/data/upload-csv/" + upload + "/failed-rows.csv";
        Client.Answer answer = TALLY.personOf(shop).get(path);
        assertEquals(200, answer.status(), answer.text());
        assertEquals("text/csv; charset=utf-8", answer.header("Content-Type"));
        assertTrue(answer.header("Content-Disposition").contains("failed-rows.csv"));
        assertTrue(answer.text().contains(",failed_job_id,error\r\n07/11/2025,Shirt,1,120.50,"), answer.text());
        assertEquals(404, TALLY.personOf(TALLY.openShop()).get(path).status());
        assertEquals(200, TALLY.staff().get(path).status());
    }
}
