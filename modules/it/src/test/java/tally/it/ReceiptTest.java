package tally.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A receipt's way: image, what was read, a person's word, transactions, event. */
class ReceiptTest {
    private static final String RECEIPTS = "/data/upload-receipt";
    private static final List<String> LINES = List.of(
            "CORNER SHOP", "Date: 2025-11-07", "Green Tea      180.00", "Milk            60.00", "TOTAL   240.00");

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

    @BeforeEach
    void tesseractIsThere() {
        JsonNode missing = tally.anonymous().get("/readyz").expect(200).path("missing");
        assumeTrue(missing.isEmpty(), () -> "Skipped, no Tesseract on this machine: " + missing);
    }

    @Test
    void aReceiptEndsAsTransactionsAndAnEvent() throws IOException {
        Shop shop = tally.openShop();
        String id = send(shop, image());
        if (ended(shop, id).path("status").asText().equals("needs_review")) {
            assertEquals(0, shop.transactionCount());
            shop.client()
                    .post(
                            RECEIPTS + "/" + id + "/confirm",
                            "{\"date\": \"2025-11-07\", \"items\": [{\"name\": \"Green Tea\", \"qty\": 1, \"price\": 180},"
                                    + " {\"name\": \"Milk\", \"qty\": 1, \"price\": 60}]}")
                    .expect(202);
        }
        assertEquals("completed", ended(shop, id).path("status").asText());
        assertEquals(2, shop.transactionCount());
        JsonNode event = Await.value("the event of receipt " + id, () -> deliveredEvent(id));
        assertEquals("receipt", event.at("/payload/source").asText());
    }

    @Test
    void anImageThatIsCutOffFailsWithASentence() throws IOException {
        Shop shop = tally.openShop();
        byte[] whole = image();
        JsonNode end = ended(shop, send(shop, Arrays.copyOf(whole, whole.length / 2)));
        assertEquals("failed", end.path("status").asText());
        assertTrue(end.path("error_message").asText().contains("damaged or cut off"), end.toString());
        assertEquals(0, shop.transactionCount());
    }

    @Test
    void anotherShopsReceiptIsNotThere() throws IOException {
        String id = send(tally.openShop(), image());
        Shop stranger = tally.openShop();
        stranger.client().get(RECEIPTS + "/" + id).expect(404);
        stranger.client().get(RECEIPTS + "/" + id + "/image").expect(404);
        stranger.client().post(RECEIPTS + "/" + id + "/reject").expect(404);
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

    private static String send(Shop shop, byte[] image) {
        String head = "--b0\r\nContent-Disposition: form-data; name=\"image\"; filename=\"receipt.png\"\r\n\r\n";
        List<byte[]> form = List.of(
                head.getBytes(StandardCharsets.UTF_8), image, "\r\n--b0--\r\n".getBytes(StandardCharsets.UTF_8));
        JsonNode accepted = shop.client()
                .send("POST", RECEIPTS, BodyPublishers.ofByteArrays(form), "multipart/form-data; boundary=b0")
                .expect(202);
        assertFalse(accepted.at("/data/image_id").asText().isEmpty());
        return accepted.at("/data/image_id").asText();
    }

    private static byte[] image() throws IOException {
        BufferedImage paper = new BufferedImage(900, 700, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D pen = paper.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, paper.getWidth(), paper.getHeight());
        pen.setColor(Color.BLACK);
        pen.setFont(new Font(Font.MONOSPACED, Font.PLAIN, 48));
        for (int line = 0; line < LINES.size(); line++) {
            pen.drawString(LINES.get(line), 60, 120 + line * 110);
        }
        pen.dispose();
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(paper, "png", png);
        return png.toByteArray();
    }
}
