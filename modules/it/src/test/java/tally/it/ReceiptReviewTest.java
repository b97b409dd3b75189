package tally.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is not sure is left to a person; what the person says goes the way of a CSV row, its mistakes included. */
@Tag("database")
class ReceiptReviewTest {
    private static final String DATE = "Date: 2025-11-07";
    private static final String TWO_ORDERS = "Date: 03/04/2025";

    @TempDir
    static Path folder;

    private static RunningTally tally;

    private Shop shop;
    private ReceiptDesk desk;

    @BeforeAll
    static void start() {
        tally = Tally.standaloneWithoutPrograms(folder).serve();
    }

    @AfterAll
    static void stop() {
        tally.close();
    }

    @BeforeEach
    void openShop() {
        ReceiptDesk.assumeReads(tally);
        shop = tally.openShop();
        desk = new ReceiptDesk(shop);
    }

    @Test
    void aDateThatCanBeReadInTwoWaysIsLeftToAPerson() {
        String id = mustWait(PaperReceipt.with(DATE, TWO_ORDERS), "day and month are not clear");
        JsonNode booked = desk.confirmed(id, "{\"date\": \"2025-04-03\"}");
        assertEquals("completed", booked.path("status").asText());
        assertEquals(List.of("2025-04-03 Green Tea 180.00", "2025-04-03 Milk 60.00"), desk.sales());
    }

    @Test
    void dayAndMonthAreToldApartByAShopsCountry() {
        List<String> lines = List.of(
                "CORNER SHOP SDN BHD", TWO_ORDERS, "Green Tea     180.00", "Milk           60.00", "TOTAL   RM 240.00");
        assertEquals(
                "completed",
                desk.read(new PaperReceipt(lines).png()).path("status").asText());
        assertEquals(List.of("2025-04-03 Green Tea 180.00", "2025-04-03 Milk 60.00"), desk.sales());
    }

    @Test
    void theGivenDateWinsOverTheOneThatStandsThere() {
        Answer sent = desk.send(PaperReceipt.addingUp().png(), "a.png", Map.of("receipt_date", "2025-03-04"));
        JsonNode end = desk.ended(sent.expect(202).at("/data/image_id").asText());
        assertEquals("2025-03-04", end.at("/extracted_data/date").asText());
        assertEquals(List.of("2025-03-04 Green Tea 180.00", "2025-03-04 Milk 60.00"), desk.sales());
        desk.send(PaperReceipt.addingUp().png(), "a.png", Map.of("receipt_date", "04/03/2025"))
                .expect(400);
    }

    @Test
    void anItemThatNoRowMayHoldIsAFailedRowAndRetriedFromTheSameList() {
        String id = mustWait(PaperReceipt.withTotal("250.00"), "do not add up");
        JsonNode end = desk.confirmed(
                id,
                "{\"items\": [{\"name\": \"Tea\", \"qty\": 2, \"price\": 180.00},"
                        + " {\"name\": \"Milk\", \"qty\": 1.5, \"price\": 60.00}]}");
        assertEquals(1, end.path("created_transactions").asInt(), end.toString());
        assertEquals(1, end.path("failed_items").asInt(), end.toString());
        JsonNode row = shop.failedJobs().get(0);
        assertEquals("INVALID_ITEM", row.path("error_code").asText());
        assertEquals("Invalid quantity: 1.5", row.path("error_message").asText());
        assertEquals("Milk", row.at("/row_data/Product").asText());

        mustBeMended(row, "{\"Quantity\": \"3\"}");
        assertEquals(List.of("2025-11-07 Milk 60.00", "2025-11-07 Tea 180.00"), desk.sales());
        assertEquals(2, desk.now(id).path("created_transactions").asInt());
    }

    @Test
    void itemsWithoutADateAreFailedRowsUntilSomebodyKnowsTheDay() {
        String id = mustWait(PaperReceipt.with(DATE, "Welcome"), "the date can't be told");
        desk.confirmed(id, "{}");
        assertEquals(0, shop.transactionCount());
        List<JsonNode> rows = shop.failedJobs();
        assertEquals(2, rows.size());
        rows.forEach(row -> mustBeMended(row, "{\"Date\": \"2025-11-07\"}"));
        assertEquals(List.of("2025-11-07 Green Tea 180.00", "2025-11-07 Milk 60.00"), desk.sales());
    }

    @Test
    void anImageThatCantBeReadIsAFailedRowThatIsReadAgainOrBookedByHand() {
        byte[] whole = ReceiptPicture.png();
        assertEquals(
                "failed",
                desk.read(Arrays.copyOf(whole, whole.length / 2)).path("status").asText());
        String row = shop.failedJobs().get(0).path("id").asText();
        assertEquals("UNREADABLE_IMAGE", shop.failedJob(row).path("error_code").asText());
        shop.retry(row).expect(202);
        assertEquals("failed", shop.retried(row).path("status").asText());
        mustBeMended(
                shop.failedJob(row),
                "{\"Date\": \"2025-11-07\", \"Product\": \"Tea\", \"Quantity\": \"1\", \"Amount\": \"240.00\"}");
        assertEquals(List.of("2025-11-07 Tea 240.00"), desk.sales());
    }

    @Test
    void aCreditNoteIsHeldAndWhatIsRejectedBooksNothing() {
        String id = mustWait(PaperReceipt.with("CORNER SHOP", "CREDIT NOTE"), "credit note");
        assertEquals(
                "rejected",
                shop.client()
                        .post(ReceiptDesk.PATH + "/" + id + "/reject")
                        .expect(200)
                        .path("status")
                        .asText());
        shop.client().post(ReceiptDesk.PATH + "/" + id + "/confirm", "{}").expect(409);
        assertEquals(0, shop.transactionCount());
    }

    @Test
    void equalItemsOfOneReceiptAreTwoSalesAndThoseOfItsSecondPhotoAreNone() {
        List<String> lines =
                List.of("CORNER SHOP", DATE, "Green Tea      120.00", "Green Tea      120.00", "TOTAL   240.00");
        byte[] image = new PaperReceipt(lines).png();
        assertEquals(2, desk.read(image).path("created_transactions").asInt());
        assertEquals(2, desk.read(image).path("skipped_items").asInt());
        assertEquals(2, shop.transactionCount());
    }

    @Test
    void whoConfirmedAndWhoRejectedIsInTheAuditTrail() {
        String wrong = mustWait(PaperReceipt.withTotal("250.00"), "do not add up");
        shop.client().post(ReceiptDesk.PATH + "/" + wrong + "/reject").expect(200);
        desk.confirmed(mustWait(PaperReceipt.withTotal("260.00"), "do not add up"), "{}");
        List<String> trail = tally.staff().results("/admin/api/v1/audit?business_id=" + shop.businessId()).stream()
                .limit(2)
                .map(entry -> entry.path("action").asText() + " by "
                        + entry.path("actor").asText())
                .toList();
        assertEquals(List.of("receipt.confirmed by " + shop.email(), "receipt.rejected by " + shop.email()), trail);
    }

    @Test
    void staffSeeReceiptsBesideFiles() {
        String id = mustWait(PaperReceipt.withTotal("250.00"), "do not add up");
        JsonNode seen = tally.staff()
                .get("/admin/api/v1/upload-status?business_id=" + shop.businessId())
                .expect(200)
                .at("/recent_uploads/0");
        assertEquals(id, seen.path("file_id").asText());
        assertEquals("receipt", seen.path("kind").asText());
        assertEquals("needs_review", seen.path("status").asText());
    }

    /** Its id, once it waits for a person for this reason, with nothing booked. */
    private String mustWait(PaperReceipt receipt, String reason) {
        JsonNode end = desk.read(receipt.png());
        assertEquals("needs_review", end.path("status").asText(), end.toString());
        assertTrue(end.path("error_message").asText().contains(reason), end.toString());
        assertEquals(0, shop.transactionCount());
        return end.path("image_id").asText();
    }

    private void mustBeMended(JsonNode row, String correctedColumns) {
        String id = row.path("id").asText();
        shop.retry(id, correctedColumns).expect(202);
        assertEquals("resolved", shop.retried(id).path("status").asText());
        assertTrue(
                shop.consistency().path("ok").asBoolean(),
                () -> shop.consistency().toString());
    }
}
