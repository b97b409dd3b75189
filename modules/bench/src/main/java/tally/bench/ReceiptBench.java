package tally.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import tally.domain.receipts.Decision;
import tally.domain.receipts.ReadReceipt;
import tally.domain.receipts.ReceiptRules;
import tally.receipts.ReceiptReader;
import tally.receipts.image.UnreadableImageException;
import tally.receipts.ocr.Tesseract;
import tally.receipts.ocr.TesseractFinder;
import tally.receipts.ocr.TesseractProgram;
import tally.receipts.text.ReceiptText;
import tally.receipts.text.ReceiptTextParser;

/**
 * Reads labelled receipts, images and texts, and prints how many of their fields are right. Names count as the same where
 * four letters in five are.
 */
final class ReceiptBench {
    private static final String TEXTS = "ocr-text.jsonl";

    private final ObjectMapper json = new ObjectMapper();
    private final ReceiptRules rules = new ReceiptRules(LocalDate.now(ZoneOffset.UTC));
    private final Path folder;

    /** A bench on another folder that is laid out like the one of the shared data, with texts or without. */
    ReceiptBench(Optional<Path> folder) {
        this.folder =
                folder.orElseGet(() -> Path.of(System.getenv().getOrDefault("TALLY_SHARED_DATA", "../shared/data"))
                        .resolve("receipts"));
    }

    void run() throws Exception {
        if (Files.exists(folder.resolve(TEXTS))) {
            texts();
        }
        images();
    }

    /** Half of the texts, chosen by their ids, was never looked at while the parser was tuned. */
    private void texts() throws IOException {
        final ReceiptTextParser parser = new ReceiptTextParser();
        final ReceiptScore[] halves = {new ReceiptScore(), new ReceiptScore()};
        final ReceiptScore all = new ReceiptScore();
        for (final String line : Files.readAllLines(folder.resolve(TEXTS))) {
            final JsonNode label = json.readTree(line);
            if (label.path("items_add_up").asBoolean()) {
                final ReadReceipt read =
                        parser.parse(ReceiptText.ofPlain(label.path("text").asText()));
                score(all, LabelledReceipt.ofText(label), read);
                score(halves[half(label)], LabelledReceipt.ofText(label), read);
            }
        }
        print("Texts whose labelled items add up", all);
        print("The half that the parser was tuned on", halves[0]);
        print("The half that it had not seen", halves[1]);
    }

    private static int half(JsonNode label) {
        return Math.floorMod(label.path("id").asText().hashCode() * 31, 2);
    }

    private static void print(String heading, ReceiptScore score) {
        System.out.println("\n" + heading + ":\n");
        score.print();
    }

    private void images() throws Exception {
        final ReceiptReader reader = new ReceiptReader(new Tesseract(program(), "eng"));
        final ReceiptScore score = new ReceiptScore();
        long nanos = 0;
        int images = 0;
        for (final JsonNode label :
                json.readTree(folder.resolve("ground-truth.json").toFile())) {
            final String name = label.path("image").asText();
            final byte[] image = Files.readAllBytes(folder.resolve(name));
            final long start = System.nanoTime();
            try {
                score(score, LabelledReceipt.ofImage(label), reader.read(image));
                images++;
                nanos += System.nanoTime() - start;
            } catch (UnreadableImageException refused) {
                System.out.println(name + ": " + refused.getMessage());
            }
        }
        System.out.println("\nImages:\n");
        score.print();
        final Duration each = Duration.ofNanos(nanos / Math.max(1, images));
        System.out.printf("| seconds an image | %.2f of %d images | |%n", each.toMillis() / 1000.0, images);
        System.out.printf("| heap of Java at its most | %d MB | |%n", heapMegabytes());
    }

    private void score(ReceiptScore score, LabelledReceipt label, ReadReceipt read) {
        score.add(label, read);
        if (rules.decide(read) instanceof Decision.Book) {
            score.addBooking(label, read);
        }
    }

    private static TesseractProgram program() throws IOException {
        final Map<String, String> environment = System.getenv();
        final Optional<Path> named =
                Optional.ofNullable(environment.get("TALLY_TESSERACT")).map(Path::of);
        return new TesseractFinder(named, environment.getOrDefault("PATH", ""), Path.of("target"))
                .find()
                .orElseThrow(
                        () -> new IllegalStateException("No tesseract: install it, or name it by TALLY_TESSERACT"));
    }

    private static long heapMegabytes() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getType() == java.lang.management.MemoryType.HEAP)
                        .mapToLong(pool -> pool.getPeakUsage().getUsed())
                        .sum()
                >> 20;
    }
}
