package tally.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** A file is shown before it is booked: as it would be, and without a trace. */
class PreviewTest {
    private static final String GERMAN =
            "Datum;Artikel;Menge;Betrag\r\n27.11.2024;Tee;2;1.500,50\r\n28.11.2024;Tinte;1;5,00\r\n";

    @TempDir
    static Path folder;

    private static RunningTally tally;

    @BeforeAll
    static void start() {
        tally = Tally.onFreshDatabase(folder)
                .with("TALLY_MAX_FAILED_ROWS", "1000000")
                .serve();
    }

    @AfterAll
    static void stop() {
        tally.close();
    }

    @Test
    void theProposedFieldsBookWhatWasShown() {
        Shop shop = tally.openShop();
        JsonNode preview =
                shop.client().preview(Form.file("verkauf.csv", GERMAN)).expect(200);

        JsonNode end = shop.upload(confirmed(Form.file("verkauf.csv", GERMAN), preview));

        assertEquals(2, preview.at("/summary/accepted").asInt(), preview::toString);
        assertEquals(2, end.path("created_transactions").asInt(), end::toString);
        Money.assertSame("1505.50", end.at("/amounts/created"));
        Money.assertSame("1505.50", preview.at("/summary/amount"));
    }

    @Test
    void aPreviewLeavesNothingBehind() {
        Shop shop = tally.openShop();
        shop.client()
                .preview(Form.file("verkauf.csv", GERMAN).with("data_source_name", "Kasse"))
                .expect(200);

        for (String table : new String[] {"uploads", "sales", "products", "failed_jobs", "data_sources", "events"}) {
            String sql = "select count(*) from " + table
                    + (table.equals("events") ? " where payload::text like '%" : " where business_id::text like '%")
                    + shop.businessId() + "%'";
            assertEquals("0", tally.sql().text(sql), table);
        }
    }

    @Test
    void whatIsInTheBooksAlreadyIsCounted() {
        Shop shop = tally.openShop();
        Form form = Form.file(
                "sales.csv",
                SalesCsv.usual().row("2025-11-06", "Tea", "1", "50", "Karim").text());
        shop.upload(form);

        JsonNode summary = shop.client().preview(form).expect(200).at("/summary");

        assertEquals(1, summary.path("already_there").asInt(), summary::toString);
        assertEquals(0, summary.path("new_products").asInt());
        assertEquals(0, summary.path("new_customers").asInt());
    }

    @Test
    void whatAnUploadWasGivenHoldsForTheNextOfItsSource() {
        Shop shop = tally.openShop();
        Form named = Form.file("verkauf.csv", GERMAN).with("data_source_name", "Kasse 1");
        JsonNode preview = shop.client().preview(named).expect(200);
        shop.upload(confirmed(named, preview));

        JsonNode again = shop.upload(named);
        JsonNode other = shop.upload(Form.file("verkauf.csv", GERMAN).with("data_source_name", "Kasse 2"));

        assertTrue(preview.path("needs_confirmation").asBoolean());
        assertFalse(shop.client()
                .preview(named)
                .expect(200)
                .path("needs_confirmation")
                .asBoolean());
        assertEquals(2, again.path("skipped_rows").asInt(), again::toString);
        assertEquals("failed", other.path("status").asText());
    }

    /** Each export as its owner had it, with the proposals and what the file leaves to a person. */
    @TestFactory
    Stream<DynamicTest> realExportsAreBookedAsTheirOwnersHadThem() {
        Map<String, String> customers = Map.of(
                "online-retail-2010-12-01.csv", "CustomerID",
                "online-retail-mdy-noneu.csv", "CustomerID",
                "superstore-cp1252-dmy.csv", "Customer Name",
                "superstore-semicolon-decimalcomma-bom.csv", "Customer Name");
        return expected()
                .filter(file -> customers.containsKey(file.path("as_exported").asText()))
                .map(file -> dynamicTest(
                        file.path("as_exported").asText(),
                        () -> assertBooked(
                                file,
                                customers.getOrDefault(file.path("as_exported").asText(), ""))));
    }

    private static void assertBooked(JsonNode file, String customer) {
        Shop shop = tally.openShop();
        Form form = Form.file(
                SharedData.folder("sales").resolve(file.path("as_exported").asText()));
        JsonNode preview = shop.client().preview(form).expect(200);
        ((ObjectNode) preview.at("/upload_fields/mapping")).put("Customer", customer);

        JsonNode end = shop.upload(chosen(confirmed(form, preview), preview.at("/evidence/0/candidates")));

        int unsound = file.path("negative_quantity").asInt()
                + file.path("empty_product").asInt();
        assertEquals(file.path("rows").asInt(), end.path("rows_processed").asInt(), end::toString);
        assertTrue(
                end.path("rows_failed").asInt()
                        >= file.path("negative_quantity").asInt(),
                end::toString);
        assertTrue(end.path("rows_failed").asInt() <= unsound, end::toString);
        Money.assertSame(file.path("sum_amount").asText(), end.at("/amounts/file"));
        assertTrue(end.at("/consistency/ok").asBoolean(), end::toString);
    }

    @TestFactory
    Stream<DynamicTest> everyDirtyFileIsShownOrRefusedInWords() {
        Path manifest = SharedData.folder("dirty").resolve("manifest.json");
        assumeTrue(Files.isReadable(manifest), SharedData.ABSENT);
        return StreamSupport.stream(SharedData.json(manifest).path("files").spliterator(), false)
                .map(file -> dynamicTest(file.path("file").asText(), () -> assertShown(file)));
    }

    private static void assertShown(JsonNode file) {
        Answer answer = tally.openShop()
                .client()
                .preview(Form.file(
                        SharedData.folder("dirty").resolve(file.path("file").asText())));
        if (answer.status() == 400) {
            assertEquals("INVALID_FILE_FORMAT", answer.errorCode());
            assertFalse(file.has("accept"), answer::body);
        } else {
            assertEquals(200, answer.status(), answer::body);
            assertEquals(
                    file.at("/accept/rows")
                            .asInt(answer.json().at("/summary/accepted").asInt()),
                    answer.json().at("/summary/accepted").asInt(),
                    answer::body);
        }
    }

    /** Where the file leaves the format of its dates open, a person chooses: these were American. */
    private static Form chosen(Form form, JsonNode candidates) {
        return candidates.isEmpty()
                ? form
                : form.with("date_format", candidates.get(1).asText());
    }

    private static Form confirmed(Form form, JsonNode preview) {
        JsonNode fields = preview.path("upload_fields");
        Form confirmed = form;
        for (String name : (Iterable<String>) fields::fieldNames) {
            JsonNode value = fields.get(name);
            confirmed = confirmed.with(name, value.isObject() ? value.toString() : value.asText());
        }
        return confirmed;
    }

    private static Stream<JsonNode> expected() {
        Path file = SharedData.folder("sales").resolve("expected.json");
        assumeTrue(Files.isReadable(file), SharedData.ABSENT);
        return SharedData.json(file).findParents("sum_amount").stream();
    }
}
