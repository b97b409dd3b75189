package tally.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** Scans and photos that people made, through the jar that brings its own Tesseract; never copied into the project. */
@EnabledIf(value = SharedData.RECEIPTS_ARE_THERE, disabledReason = SharedData.ABSENT)
class RealReceiptsTest {
    private static final Path PHOTOS = SharedData.folder("receipts");

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
    void aScanIsBookedAsLabelledOrWaitsForAPerson() throws IOException {
        Shop shop = tally.openShop();
        for (JsonNode label : labels()) {
            JsonNode end = new ReceiptDesk(shop).read(photo(label));
            String status = end.path("status").asText();
            assertTrue(Set.of("completed", "needs_review").contains(status), end.toString());
            if (status.equals("completed")) {
                Money.assertSame(total(label), end.at("/extracted_data/total"));
            } else {
                assertEquals(0, end.path("created_transactions").asInt(), end.toString());
            }
        }
        assertTrue(shop.consistency().path("ok").asBoolean());
    }

    @Test
    void photosOfOtherThingsAreLeftToAPerson() throws IOException {
        Shop shop = tally.openShop();
        try (var photos = Files.newDirectoryStream(PHOTOS, "not-a-receipt-*.jpg")) {
            for (Path photo : photos) {
                JsonNode end = new ReceiptDesk(shop).read(Files.readAllBytes(photo));
                assertEquals("needs_review", end.path("status").asText(), end.toString());
                assertEquals("no items found", end.path("error_message").asText(), photo.toString());
            }
        }
        assertEquals(0, shop.transactionCount());
    }

    @Test
    void aWebpThatIsNamedJpgIsRefused() throws IOException {
        JsonNode refused = new ReceiptDesk(tally.openShop())
                .send(Files.readAllBytes(PHOTOS.resolve("trainingdata-0.jpg")), "trainingdata-0.jpg")
                .expect(400);
        assertTrue(refused.path("message").asText().contains("WebP"), refused.toString());
    }

    private static List<JsonNode> labels() {
        return StreamSupport.stream(
                        SharedData.json(PHOTOS.resolve("ground-truth.json")).spliterator(), false)
                .filter(label -> label.path("image").asText().startsWith("sroie"))
                .toList();
    }

    private static byte[] photo(JsonNode label) throws IOException {
        return Files.readAllBytes(PHOTOS.resolve(label.path("image").asText()));
    }

    /** Labelled {@code 5.00} or {@code RM5.00}. */
    private static String total(JsonNode label) {
        return label.at("/fields/total").asText().replaceAll("[^\\d.]", "");
    }
}
