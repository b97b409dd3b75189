package tally.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tally.testkit.Shop;

final class PreviewRoutesTest {

    private static final String CSV =
            "InvoiceDate;Description;Qty;Amount;Card\r\n27.11.2024;Tea;2;1.500,50;4111111111111111\r\nsoon;Ink;1;5,00;\r\n";

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
    void aPreviewSaysHowTheFileIsCutAndRead() {
        Client.Answer answer = TALLY.personOf(TALLY.openShop()).preview("sales.csv", CSV, Map.of());
        assertEquals(200, answer.status(), answer.text());
        assertEquals(";", answer.at("/dialect/delimiter"));
        assertEquals("CRLF", answer.at("/dialect/line_ending"));
        assertEquals("1", answer.at("/dialect/header"));
        assertEquals("InvoiceDate", answer.at("/columns/0/name"));
        assertEquals("Date", answer.at("/columns/0/mapped_to"));
        assertTrue(answer.json().at("/columns/4/mapped_to").isNull());
        assertEquals("dd.MM.yyyy", answer.at("/date_format"));
        assertEquals("1.234,56", answer.at("/number_format"));
        assertTrue(answer.at("/evidence/0/text").contains("day first"), answer.text());
    }

    @Test
    void rowsAreShownAsTheyWouldBeBooked() {
        JsonNode preview = TALLY.personOf(TALLY.openShop())
                .preview("sales.csv", CSV, Map.of())
                .json();
        JsonNode good = preview.at("/rows/0");
        assertEquals("2024-11-27", good.at("/values/Date").asText());
        assertEquals(
                0, new BigDecimal("1500.50").compareTo(good.at("/values/Amount").decimalValue()));
        assertEquals("cash", good.at("/values/PaymentMethod").asText());
        assertTrue(good.at("/error").isNull());
        JsonNode bad = preview.at("/rows/1");
        assertEquals("soon", bad.at("/values/Date").asText());
        assertEquals(
                "Invalid date format (use dd.MM.yyyy): soon", bad.at("/error").asText());
        assertEquals(3, preview.at("/errors/0/row").asInt());
        assertEquals(1, preview.at("/summary/new_products").asInt());
        assertEquals("2024-11-27", preview.at("/summary/first_date").asText());
        assertFalse(preview.toString().contains("4111"));
    }

    @Test
    void anUploadWithTheProposedFieldsDoesWhatWasShown() {
        Shop shop = TALLY.openShop();
        Client person = TALLY.personOf(shop);
        JsonNode fields = person.preview("sales.csv", CSV, Map.of()).json().at("/upload_fields");
        Client.Answer again = person.preview(
                "sales.csv",
                CSV,
                Map.of(
                        "mapping", fields.at("/mapping").toString(),
                        "date_format", fields.at("/date_format").asText(),
                        "number_format", fields.at("/number_format").asText()));
        assertEquals("false", again.at("/needs_confirmation"));
        assertEquals("1", again.at("/summary/accepted"));
        assertEquals(0, TALLY.stores().inbox().active(shop.scope()));
    }

    @Test
    void whatIsMissingIsNamed() {
        Client.Answer answer =
                TALLY.personOf(TALLY.openShop()).preview("sales.csv", "Date,Product\n2025-11-07,Tea\n", Map.of());
        assertEquals(
                "[\"Quantity\",\"Amount\"]",
                answer.json().at("/missing_columns").toString());
        assertTrue(answer.at("/problem").startsWith("Required columns are missing"), answer.text());
    }

    @Test
    void whatIsNoCsvIsRefused() {
        Client.Answer answer = TALLY.personOf(TALLY.openShop()).preview("sales.csv", "%PDF-1.7", Map.of());
        assertEquals(400, answer.status());
        assertEquals("INVALID_FILE_FORMAT", answer.errorCode());
    }

    @Test
    void staffNameTheBusiness() {
        Client staff = TALLY.staff();
        String id = TALLY.openShop().id().toString();
        assertEquals(400, staff.preview("sales.csv", CSV, Map.of()).status());
        assertEquals(
                200, staff.preview("sales.csv", CSV, Map.of("business_id", id)).status());
    }

    @Test
    void presetsAreListed() {
        Client.Answer answer = TALLY.personOf(TALLY.openShop()).get("/data/presets");
        assertEquals("square", answer.at("/results/0/name"));
        assertEquals("Item", answer.at("/results/0/mapping/Product"));
    }

    @Test
    void theTemplateCanBeBookedAsItStands() {
        Client.Answer template = TALLY.anyone().get("/data/template.csv");
        assertTrue(template.header("Content-Disposition").startsWith("attachment"));
        JsonNode preview = TALLY.personOf(TALLY.openShop())
                .preview("template.csv", template.text(), Map.of())
                .json();
        assertEquals(2, preview.at("/summary/accepted").asInt(), preview::toString);
        assertFalse(preview.at("/needs_confirmation").asBoolean());
        assertEquals(9, preview.at("/columns").size());
    }
}
