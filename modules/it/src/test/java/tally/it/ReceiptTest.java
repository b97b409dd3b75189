package tally.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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
    private static final String RECEIPTS = "/data/upload-receipt";

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
        JsonNode missing = tally.anonymous().get("/readyz").expect(200).path("missing");
        assumeTrue(missing.isEmpty(), () -> "Skipped, no Tesseract for this machine: " + missing);
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
    void theVerySameImageIsRecognisedAndAddsNothing() {
        Shop shop = tally.openShop();
        String first = mustBeBooked(shop, ReceiptPicture.png());
        JsonNode accepted = send(shop, ReceiptPicture.png(), "again.png").expect(202);
        assertEquals(first, accepted.at("/data/duplicate_of").asText());
        JsonNode again = ended(shop, accepted.at("/data/image_id").asText());
        assertEquals(2, again.path("skipped_items").asInt(), again.toString());
        assertEquals(2, shop.transactionCount());
    }

    @Test
    void whatIsNoReceiptIsLeftToAPersonAndNothingIsBooked() {
        mustFindNothing(ReceiptPicture.blankPage());
        mustFindNothing(ReceiptPicture.landscape());
    }

    @Test
    void realPhotosOfOtherThingsAreLeftToAPersonToo() throws IOException {
        Path photos = SharedData.folder("receipts");
        assumeTrue(Files.isDirectory(photos), () -> "Skipped, no shared data at " + photos);
        try (var files = Files.newDirectoryStream(photos, "not-a-receipt-*.jpg")) {
            for (Path photo : files) {
                mustFindNothing(Files.readAllBytes(photo));
            }
        }
    }

    @Test
    void anImageThatIsCutOffBecomesAFailedRowThatIsReadAgainOrBookedByHand() {
        Shop shop = tally.openShop();
        byte[] whole = ReceiptPicture.png();
        String id = sent(shop, Arrays.copyOf(whole, whole.length / 2));
        JsonNode end = ended(shop, id);
        assertEquals("failed", end.path("status").asText());
        assertTrue(end.path("error_message").asText().contains("damaged or cut off"), end.toString());
        String row = shop.failedJobs().get(0).path("id").asText();
        assertEquals("UNREADABLE_IMAGE", shop.failedJob(row).path("error_code").asText());
        shop.retry(row).expect(202);
        assertEquals("failed", shop.retried(row).path("status").asText());
        shop.retry(row, "{\"Date\": \"2025-11-07\", \"Product\": \"Tea\", \"Quantity\": \"1\", \"Amount\": \"240.00\"}")
                .expect(202);
        assertEquals("resolved", shop.retried(row).path("status").asText());
        assertEquals(1, shop.transactionCount());
        assertTrue(
                shop.consistency().path("ok").asBoolean(),
                () -> shop.consistency().toString());
    }

    @Test
    void aBombAndAWebpInDisguiseAreRefusedAtTheDoor() {
        Shop shop = tally.openShop();
        JsonNode bomb = send(shop, ReceiptPicture.bomb(), "bomb.png").expect(400);
        assertTrue(bomb.path("message").asText().contains("too large"), bomb.toString());
        JsonNode webp = send(shop, ReceiptPicture.webp(), "photo.jpg").expect(400);
        assertTrue(webp.path("message").asText().contains("WebP"), webp.toString());
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
        String id = sent(tally.openShop(), ReceiptPicture.blankPage());
        Shop stranger = tally.openShop();
        stranger.client().get(RECEIPTS + "/" + id).expect(404);
        stranger.client().get(RECEIPTS + "/" + id + "/image").expect(404);
        stranger.client().post(RECEIPTS + "/" + id + "/reject").expect(404);
        stranger.client().delete(RECEIPTS + "/" + id).expect(404);
    }

    private static String mustBeBooked(Shop shop, byte[] image) {
        String id = sent(shop, image);
        JsonNode end = ended(shop, id);
        assertEquals("completed", end.path("status").asText(), end.toString());
        List<String> sales = shop.transactions().stream()
                .map(sale -> sale.path("date").asText() + " "
                        + sale.path("product_name").asText() + " "
                        + sale.path("amount").decimalValue().setScale(2))
                .sorted()
                .toList();
        assertEquals(List.of("2025-11-07 Fresh Bread 60.00", "2025-11-07 Green Tea 180.00"), sales);
        return id;
    }

    private static void mustFindNothing(byte[] image) {
        Shop shop = tally.openShop();
        JsonNode end = ended(shop, sent(shop, image));
        assertEquals("needs_review", end.path("status").asText(), end.toString());
        assertEquals("no items found", end.path("error_message").asText());
        assertEquals(0, shop.transactionCount());
    }

    private static Optional<JsonNode> deliveredEvent(String receipt) {
        return tally.staff().results("/admin/api/v1/events?file_id=" + receipt).stream()
                .filter(event -> !event.path("delivered_at").isNull())
                .findFirst();
    }

    private static JsonNode ended(Shop shop, String id) {
        return Await.value(
                "the end of receipt " + id,
                () -> Optional.of(shop.client().get(RECEIPTS + "/" + id).expect(200))
                        .filter(receipt -> !List.of("pending", "processing")
                                .contains(receipt.path("status").asText())));
    }

    private static String sent(Shop shop, byte[] image) {
        return send(shop, image, "receipt.jpg").expect(202).at("/data/image_id").asText();
    }

    private static Answer send(Shop shop, byte[] image, String name) {
        String head = "--b0\r\nContent-Disposition: form-data; name=\"image\"; filename=\"" + name + "\"\r\n\r\n";
        List<byte[]> form = List.of(
                head.getBytes(StandardCharsets.UTF_8), image, "\r\n--b0--\r\n".getBytes(StandardCharsets.UTF_8));
        return shop.client()
                .send("POST", RECEIPTS, BodyPublishers.ofByteArrays(form), "multipart/form-data; boundary=b0");
    }
}
