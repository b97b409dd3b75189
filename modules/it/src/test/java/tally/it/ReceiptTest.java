package tally.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A receipt's way through the jar that brings its own Tesseract: image, what was read, transactions, event. */
class ReceiptTest {
    private static final String RECEIPTS = ReceiptDesk.PATH;

    @TempDir
    static Path folder;

    private static RunningTally tally;

    @BeforeAll
    static void start() {
        tally = Tally.standaloneWithoutPrograms(folder).serve();
    }

    @AfterAll
    static void stop() {
        tally.close();
    }

    @BeforeEach
    void tesseractIsThere() {
        ReceiptDesk.assumeReads(tally);
    }

    @Test
    void aReceiptEndsAsTransactionsAnEventAndTheJobsDownstream() {
        Shop shop = tally.openShop();
        String id = mustBeBooked(shop, ReceiptPicture.png());
        JsonNode event = Await.value("the event of receipt " + id, () -> deliveredEvent(id));
        assertEquals("transaction.parsed", event.path("topic").asText());
        assertEquals("receipt", event.at("/payload/source").asText());
        assertEquals(2, event.at("/payload/transaction_count").asInt());
        tally.log().await(".*Event published: topic=transaction\\.parsed, payload=.*" + id + ".*");
        tally.log().await(".*\\[STUB\\] Generating forecasts for business " + shop.businessId() + ".*");
        tally.log().await(".*\\[STUB\\] Recalculating RFM for business " + shop.businessId() + ".*");
    }

    @Test
    void aJpegIsReadLikeAPng() {
        mustBeBooked(tally.openShop(), ReceiptPicture.jpeg());
    }

    @Test
    void aPhotoTakenWithTheCameraTurnedIsReadUpright() {
        mustBeBooked(tally.openShop(), ReceiptPicture.rotatedJpeg());
    }

    @Test
    void aPageThatLiesOnEitherSideOrOnItsHeadIsReadToo() {
        for (int quarters = 1; quarters <= 3; quarters++) {
            mustBeBooked(tally.openShop(), ReceiptPicture.turned(quarters));
        }
    }

    @Test
    void theVerySameImageIsRecognisedAndAddsNothing() {
        Shop shop = tally.openShop();
        String first = mustBeBooked(shop, ReceiptPicture.png());
        ReceiptDesk desk = new ReceiptDesk(shop);
        JsonNode accepted = desk.send(ReceiptPicture.png(), "again.png").expect(202);
        assertEquals(first, accepted.at("/data/duplicate_of").asText());
        JsonNode again = desk.ended(accepted.at("/data/image_id").asText());
        assertEquals(2, again.path("skipped_items").asInt(), again.toString());
        assertEquals(2, shop.transactionCount());
    }

    @Test
    void whatIsNoReceiptIsLeftToAPersonAndNothingIsBooked() {
        mustFindNothing(ReceiptPicture.blankPage());
        mustFindNothing(ReceiptPicture.landscape());
    }

    @Test
    void aPhotoThatEndsInItsMiddleIsNotTakenForAWholeOne() {
        byte[] jpeg = ReceiptPicture.jpeg();
        mustBeCutOff(Arrays.copyOf(jpeg, jpeg.length / 2));
        byte[] png = ReceiptPicture.png();
        mustBeCutOff(Arrays.copyOf(png, png.length / 2));
    }

    @Test
    void aBombAndAWebpInDisguiseAreRefusedAtTheDoor() {
        ReceiptDesk desk = new ReceiptDesk(tally.openShop());
        JsonNode bomb = desk.send(ReceiptPicture.bomb(), "bomb.png").expect(400);
        assertTrue(bomb.path("message").asText().contains("14000 × 14000"), bomb.toString());
        JsonNode webp = desk.send(ReceiptPicture.webp(), "photo.jpg").expect(400);
        assertTrue(webp.path("message").asText().contains("WebP"), webp.toString());
        tally.anonymous().get("/healthz").expect(200);
    }

    @Test
    void aBookedReceiptIsTakenBackByItsOwnPathAlone() {
        Shop shop = tally.openShop();
        String id = mustBeBooked(shop, ReceiptPicture.png());
        shop.client().delete("/data/upload-csv/" + id).expect(404);
        shop.client().post("/data/upload-csv/" + id + "/cancel").expect(404);
        JsonNode undone = shop.client().delete(RECEIPTS + "/" + id).expect(200);
        assertEquals(2, undone.path("removed_transactions").asInt());
        assertEquals(0, shop.transactionCount());
    }

    @Test
    void anotherShopsReceiptIsNotThere() {
        String id = new ReceiptDesk(tally.openShop()).sent(ReceiptPicture.blankPage());
        Shop stranger = tally.openShop();
        stranger.client().get(RECEIPTS + "/" + id).expect(404);
        stranger.client().get(RECEIPTS + "/" + id + "/image").expect(404);
        stranger.client().post(RECEIPTS + "/" + id + "/reject").expect(404);
        stranger.client().delete(RECEIPTS + "/" + id).expect(404);
    }

    private static String mustBeBooked(Shop shop, byte[] image) {
        ReceiptDesk desk = new ReceiptDesk(shop);
        JsonNode end = desk.read(image);
        assertEquals("completed", end.path("status").asText(), end.toString());
        assertEquals(List.of("2025-11-07 Fresh Bread 60.00", "2025-11-07 Green Tea 180.00"), desk.sales());
        return end.path("image_id").asText();
    }

    private static void mustFindNothing(byte[] image) {
        Shop shop = tally.openShop();
        JsonNode end = new ReceiptDesk(shop).read(image);
        assertEquals("needs_review", end.path("status").asText(), end.toString());
        assertEquals("no items found", end.path("error_message").asText());
        assertEquals(0, shop.transactionCount());
    }

    private static void mustBeCutOff(byte[] image) {
        JsonNode end = new ReceiptDesk(tally.openShop()).read(image);
        assertEquals("failed", end.path("status").asText(), end.toString());
        assertTrue(end.path("error_message").asText().contains("damaged or cut off"), end.toString());
    }

    private static Optional<JsonNode> deliveredEvent(String receipt) {
        return tally.staff().results("/admin/api/v1/events?file_id=" + receipt).stream()
                .filter(event -> !event.path("delivered_at").isNull())
                .findFirst();
    }
}
