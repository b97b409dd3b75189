package tally.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tally.domain.receipts.ClaimedReceipt;
import tally.domain.receipts.Correction;
import tally.domain.receipts.ReadItem;
import tally.domain.receipts.ReadReceipt;
import tally.domain.receipts.ReadSums;
import tally.domain.receipts.Reading;
import tally.domain.receipts.ReceiptItem;
import tally.domain.retention.Kept;
import tally.domain.retention.Retention;
import tally.testkit.Shop;

final class ReceiptRoutesTest {

    private static final ReadItem TEA =
            new ReadItem("Tea", BigDecimal.ONE, new BigDecimal("1.60"), new BigDecimal("1.60"), 91);

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
    void imageIsAcceptedAndTheWorkersAreWoken() {
        int wakes = TALLY.wakes();
        Client.Answer answer = TALLY.personOf(TALLY.openShop()).uploadReceipt(png());
        assertEquals(202, answer.status(), answer.text());
        assertEquals("pending", answer.at("/status"));
        assertEquals("Extracting receipt data...", answer.at("/data/message"));
        assertEquals("receipt.png", answer.at("/data/file_name"));
        assertEquals(wakes + 1, TALLY.wakes());
    }

    @Test
    void whatIsNoImageIsRefused() {
        Client.Answer answer =
                TALLY.personOf(TALLY.openShop()).uploadReceipt("%PDF-1.7".getBytes(StandardCharsets.UTF_8));
        assertEquals(400, answer.status());
        assertEquals("INVALID_FILE_FORMAT", answer.errorCode());
        assertTrue(answer.at("/message").contains("PDF"), answer.text());
    }

    @Test
    void imageAboveFiveMegabytesIsTooLarge() {
        assertEquals(
                413,
                TALLY.personOf(TALLY.openShop())
                        .uploadReceipt(new byte[5_000_001])
                        .status());
    }

    @Test
    void tooManyInAMinuteAreRefused() {
        Client person = TALLY.personOf(TALLY.openShop());
        for (int sent = 0; sent < RunningTally.UPLOADS_PER_MINUTE; sent++) {
            assertEquals(202, person.uploadReceipt(png()).status());
        }
        Client.Answer answer = person.uploadReceipt("not even looked at".getBytes(StandardCharsets.UTF_8));
        assertEquals(429, answer.status());
        assertFalse(answer.header("Retry-After").isEmpty());
    }

    @Test
    void withoutOcrImagesAreRefusedAndTheServerIsReady() {
        try (RunningTally blind = RunningTally.withoutOcr()) {
            Client.Answer answer = blind.personOf(blind.openShop()).uploadReceipt(png());
            assertEquals(503, answer.status());
            assertEquals("Receipts can't be read here.", answer.at("/message"));
            Client.Answer ready = blind.anyone().get("/readyz");
            assertEquals(200, ready.status());
            assertEquals("Receipts can't be read here.", ready.at("/missing/0"));
        }
    }

    @Test
    void imageComesBackAndAnotherShopGets404() {
        Shop shop = TALLY.openShop();
        Client person = TALLY.personOf(shop);
        String receipt = sent(person);
        assertEquals("image/png", person.get(receipt + "/image").header("Content-Type"));
        assertEquals("1", person.get("/data/upload-receipt").at("/count"));
        Client stranger = TALLY.personOf(TALLY.openShop());
        for (String path : List.of(receipt, receipt + "/image")) {
            assertEquals(404, stranger.get(path).status());
        }
        assertEquals(404, stranger.post(receipt + "/confirm").status());
        assertEquals(404, stranger.post(receipt + "/reject").status());
        assertEquals("0", stranger.get("/data/upload-receipt").at("/count"));
    }

    @Test
    void whatWasReadIsShownAndConfirmedAsCorrected() {
        Client person = TALLY.personOf(TALLY.openShop());
        String receipt = sentAndRead(person, List.of(TEA));
        Client.Answer waiting = person.get(receipt);
        assertEquals("needs_review", waiting.at("/status"));
        assertEquals("50", waiting.at("/percent_complete"));
        assertEquals("no total", waiting.at("/error_message"));
        assertEquals("1.60", waiting.at("/extracted_data/items/0/price"));
        Client.Answer confirmed = person.post(
                receipt + "/confirm",
                "{\"date\":\"2025-11-08\",\"items\":[{\"name\":\"Green Tea\",\"qty\":2,\"price\":3.20}]}");
        assertEquals(202, confirmed.status(), confirmed.text());
        Correction said = new Correction(
                Optional.of("2025-11-08"), Optional.of(List.of(new ReceiptItem("Green Tea", "2", "3.20"))));
        assertEquals(Optional.of(said), claim().confirmed());
        assertEquals(409, person.post(receipt + "/confirm").status());
    }

    @Test
    void nothingCanBeConfirmedWhereNothingWasRead() {
        Client person = TALLY.personOf(TALLY.openShop());
        String receipt = sentAndRead(person, List.of());
        assertEquals(400, person.post(receipt + "/confirm").status());
        assertEquals(400, person.post(receipt + "/confirm", "{\"items\":[]}").status());
        assertEquals(
                400, person.post(receipt + "/confirm", "{\"items\":[null]}").status());
        Client.Answer rejected = person.post(receipt + "/reject");
        assertEquals(200, rejected.status());
        assertEquals("rejected", rejected.at("/status"));
        assertEquals(409, person.post(receipt + "/reject").status());
    }

    @Test
    void oneThatIsNotReadYetDoesNotWaitForAPerson() {
        Client person = TALLY.personOf(TALLY.openShop());
        String receipt = sent(person);
        assertEquals(409, person.post(receipt + "/confirm").status());
        assertEquals(409, person.post(receipt + "/reject").status());
    }

    @Test
    void staffSeeThatOneWaitsForAPersonAndForHowLongNobodyKnows() {
        Shop shop = TALLY.openShop();
        sentAndRead(TALLY.personOf(shop), List.of());
        Client.Answer answer =
                TALLY.staff().get("/admin/api/v1/upload-status?status=needs_review&business_id=" + shop.id());
        assertEquals("receipt", answer.at("/recent_uploads/0/kind"));
        assertEquals("50", answer.at("/recent_uploads/0/percent_complete"));
        assertTrue(answer.json().at("/recent_uploads/0/remaining_seconds").isNull(), answer.text());
    }

    @Test
    void anImageThatIsNotKeptAnyMoreIsGoneAndTheReceiptStays() {
        Client person = TALLY.personOf(TALLY.openShop());
        String receipt = sentAndRead(person, List.of());
        person.post(receipt + "/reject");
        assertEquals(200, person.get(receipt + "/image").status());
        TALLY.stores().timePasses(Duration.ofSeconds(1));
        TALLY.stores().retention().removeNext(Kept.UPLOADED_BYTES, Duration.ZERO, Retention.Place.START, 1_000);
        Client.Answer gone = person.get(receipt + "/image");
        assertEquals(410, gone.status(), gone.text());
        assertEquals("GONE", gone.at("/error_code"));
        assertEquals("rejected", person.get(receipt).at("/status"));
    }

    @Test
    void everyFieldComesWithItsConfidence() {
        Client person = TALLY.personOf(TALLY.openShop());
        Client.Answer waiting = person.get(sentAndRead(person, List.of(TEA)));
        assertEquals("80", waiting.at("/extracted_data/confidences/merchant"));
        assertEquals("81", waiting.at("/extracted_data/confidences/date"));
        assertEquals("0", waiting.at("/extracted_data/confidences/payment_method"));
        assertEquals("91", waiting.at("/extracted_data/items/0/confidence"));
    }

    @Test
    void aReceiptIsNoCsvUploadAndIsTakenBackByItsOwnPath() {
        Client person = TALLY.personOf(TALLY.openShop());
        String receipt = sent(person);
        String id = receipt.substring(receipt.lastIndexOf('/') + 1);
        assertEquals(404, person.post("/data/upload-csv/" + id + "/cancel").status());
        assertEquals(404, person.delete("/data/upload-csv/" + id).status());
        Client.Answer undone = person.delete(receipt);
        assertEquals(200, undone.status(), undone.text());
        assertEquals("undone", undone.at("/status"));
        assertEquals(409, person.delete(receipt).status());
    }

    private static String sent(Client person) {
        return "/data/upload-receipt/" + person.uploadReceipt(png()).at("/data/image_id");
    }

    private static String sentAndRead(Client person, List<ReadItem> items) {
        String receipt = sent(person);
        ClaimedReceipt claimed = claim();
        while (!receipt.endsWith(claimed.claim().upload().toString())) {
            claimed = claim();
        }
        TALLY.stores().receipts().keep(claimed.claim(), read(items));
        TALLY.stores().receipts().review(claimed.claim(), "no total");
        return receipt;
    }

    private static ClaimedReceipt claim() {
        return TALLY.stores().receipts().claim("node-1", Shop.LEASE).orElseThrow();
    }

    private static ReadReceipt read(List<ReadItem> items) {
        ReadSums none = new ReadSums(Reading.none(), Reading.none(), Reading.none(), Reading.none(), Reading.none());
        return new ReadReceipt(
                Reading.of("Corner Shop", 80),
                Reading.of(LocalDate.of(2025, 11, 7), 81),
                Reading.none(),
                items,
                none,
                Reading.none(),
                false,
                false,
                "Corner Shop");
    }

    private static byte[] png() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(40, 40, BufferedImage.TYPE_BYTE_GRAY), "png", out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }
}
