package tally.receipts.text;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tally.domain.receipts.ReadItem;
import tally.domain.receipts.ReadReceipt;

/** The parser on hundreds of real texts, by the shares that are wanted; skipped, saying so, where they are absent. */
class SharedReceiptTextsTest {
    private static final List<JsonNode> LABELS = new ArrayList<>();

    @BeforeAll
    static void readLabels() throws IOException {
        final Path file = folder().resolve("receipts/ocr-text.jsonl");
        assumeTrue(Files.isReadable(file), "skipped: no shared data at " + file.toAbsolutePath());
        final ObjectMapper json = new ObjectMapper();
        for (final String line : Files.readAllLines(file)) {
            final JsonNode label = json.readTree(line);
            if (label.get("items_add_up").asBoolean()) {
                LABELS.add(label);
            }
        }
    }

    @Test
    void nineTotalsInTenAreRight() {
        assertShare(
                90,
                (label, read) -> read.sums()
                        .total()
                        .value()
                        .filter(total -> same(total, label.get("total")))
                        .isPresent());
    }

    @Test
    void sevenReceiptsInTenHaveEveryAmountRight() {
        assertShare(70, (label, read) -> amountsOf(label).equals(amountsOf(read)));
    }

    private static void assertShare(int percent, BiPredicate<JsonNode, ReadReceipt> right) {
        final long rightOnes = LABELS.stream()
                .filter(label ->
                        right.test(label, Receipts.read(label.get("text").asText())))
                .count();
        assertTrue(
                rightOnes * 100 >= percent * (long) LABELS.size(), rightOnes + " of " + LABELS.size() + " are right");
    }

    private static List<BigDecimal> amountsOf(JsonNode label) {
        final List<BigDecimal> amounts = new ArrayList<>();
        label.get("items").forEach(item -> amounts.add(item.get("total_price").decimalValue()));
        return normalized(amounts);
    }

    private static List<BigDecimal> amountsOf(ReadReceipt read) {
        return normalized(read.items().stream().map(ReadItem::amount).toList());
    }

    /** Without what costs nothing, which the labels list or leave out as they please. */
    private static List<BigDecimal> normalized(List<BigDecimal> amounts) {
        return amounts.stream()
                .filter(amount -> amount.signum() != 0)
                .map(BigDecimal::stripTrailingZeros)
                .sorted()
                .toList();
    }

    private static boolean same(BigDecimal total, JsonNode label) {
        return total.compareTo(label.decimalValue()) == 0;
    }

    private static Path folder() {
        return Path.of(Optional.ofNullable(System.getProperty("TALLY_SHARED_DATA"))
                .or(() -> Optional.ofNullable(System.getenv("TALLY_SHARED_DATA")))
                .orElse("../../../shared/data"));
    }
}
