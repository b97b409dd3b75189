package tally.it;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A shop's way to hand images of receipts in, and to hear what became of them. */
record ReceiptDesk(Shop shop) {
    static final String PATH = "/data/upload-receipt";

    private static final List<String> AT_WORK = List.of("pending", "processing");

    /** Skips the test, saying so, where Tally has no Tesseract. */
    static void assumeReads(RunningTally tally) {
        JsonNode missing = tally.anonymous().get("/readyz").expect(200).path("missing");
        assumeTrue(missing.isEmpty(), () -> "Skipped, no Tesseract for this machine: " + missing);
    }

    /** Hands an image in under a name, with fields of the form beside it. */
    Answer send(byte[] image, String name, Map<String, String> fields) {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        fields.forEach((field, value) -> part(form, "name=\"" + field + "\"", utf8(value)));
        part(form, "name=\"image\"; filename=\"" + name + "\"", image);
        form.writeBytes(utf8("--b0--\r\n"));
        return shop.client()
                .send("POST", PATH, BodyPublishers.ofByteArray(form.toByteArray()), "multipart/form-data; boundary=b0");
    }

    Answer send(byte[] image, String name) {
        return send(image, name, Map.of());
    }

    /** Hands an image in that must be accepted; the receipt's id. */
    String sent(byte[] image) {
        return send(image, "receipt.jpg").expect(202).at("/data/image_id").asText();
    }

    /** Hands it in, and waits until it was read. */
    JsonNode read(byte[] image) {
        return ended(sent(image));
    }

    JsonNode now(String id) {
        return shop.client().get(PATH + "/" + id).expect(200);
    }

    /** The receipt once nobody works on it any more. */
    JsonNode ended(String id) {
        return Await.value(
                "the end of receipt " + id,
                () -> Optional.of(now(id))
                        .filter(receipt ->
                                !AT_WORK.contains(receipt.path("status").asText())));
    }

    /** Confirms with this body, as JSON, and waits until it was booked. */
    JsonNode confirmed(String id, String body) {
        shop.client().post(PATH + "/" + id + "/confirm", body).expect(202);
        return ended(id);
    }

    /** What is booked: day, name and money of each sale. */
    List<String> sales() {
        return shop.transactions().stream()
                .map(sale -> sale.path("date").asText() + " "
                        + sale.path("product_name").asText() + " "
                        + sale.path("amount").decimalValue().setScale(2))
                .sorted()
                .toList();
    }

    private static void part(ByteArrayOutputStream form, String disposition, byte[] content) {
        form.writeBytes(utf8("--b0\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n"));
        form.writeBytes(content);
        form.writeBytes(utf8("\r\n"));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
