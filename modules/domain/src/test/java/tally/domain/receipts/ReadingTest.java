package tally.domain.receipts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReadingTest {

    @Test
    void whatWasNotFoundHasNoConfidence() {
        assertEquals(new Reading<>(Optional.<String>empty(), 0), Reading.none());
        assertThrows(IllegalArgumentException.class, () -> new Reading<>(Optional.empty(), 1));
    }

    @Test
    void aConfidenceIsAPercentage() {
        assertThrows(IllegalArgumentException.class, () -> Reading.of("Corner Shop", 101));
        assertThrows(IllegalArgumentException.class, () -> Reading.of("Corner Shop", -1));
    }

    @Test
    void aReceiptKeepsItsOwnItems() {
        final List<ReadItem> items = new ArrayList<>();
        final ReadReceipt receipt = receipt(items);
        items.add(new ReadItem("Tea", BigDecimal.ONE, BigDecimal.TEN, BigDecimal.TEN, 90));
        assertEquals(List.of(), receipt.items());
    }

    private static ReadReceipt receipt(List<ReadItem> items) {
        final Reading<BigDecimal> none = Reading.none();
        final ReadSums sums = new ReadSums(none, none, none, none, none);
        return new ReadReceipt(
                Reading.none(), Reading.none(), Reading.none(), items, sums, Reading.none(), false, false, "");
    }
}
