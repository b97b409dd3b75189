package tally.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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

/** A receipt's way: image, what was read, a person's word, transactions, event. */
class ReceiptTest {
    private static final String RECEIPTS = "/data/upload-receipt";

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
    void aReceiptEndsAsTransactionsAndAnEvent() {
        Shop shop = tally.openShop();
        String id = PaperReceipt.addingUp().sendFrom(shop);
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
    void anImageThatIsCutOffFailsWithASentence() {
        Shop shop = tally.openShop();
        byte[] whole = PaperReceipt.addingUp().png();
        JsonNode end = ended(shop, PaperReceipt.send(shop, Arrays.copyOf(whole, whole.length / 2)));
        assertEquals("failed", end.path("status").asText());
        assertTrue(end.path("error_message").asText().contains("damaged or cut off"), end.toString());
        assertEquals(0, shop.transactionCount());
    }

    @Test
    void anotherShopsReceiptIsNotThere() {
        String id = PaperReceipt.addingUp().sendFrom(tally.openShop());
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
}
