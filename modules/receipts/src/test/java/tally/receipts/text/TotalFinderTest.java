package tally.receipts.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tally.receipts.text.Receipts.money;
import static tally.receipts.text.Receipts.read;

import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TotalFinderTest {

    @Test
    void theTotalIsTheAmountOnTheLineThatSaysTotal() {
        assertTotal("12.40", "TEA 1.60\nRICE 10.80\nTOTAL 12.40\nCASH 20.00");
    }

    @Test
    void aGrandTotalWinsOverATotal() {
        assertTotal("61799", "SOUP 56,181\nTOTAL 56,181\nTAX 10% 5,618\nGRAND TOTAL 61,799");
    }

    @Test
    void theTotalBehindTheRoundingIsPaid() {
        assertTotal("8.70", "RICE 8.72\nTotal 8.72\nRounding -0.02\nTotal 8.70");
    }

    @Test
    void cashLessChangeDecidesBetweenTotals() {
        assertTotal("24.00", "RICE 20.00\nTotal 20.00\nTotal 24.00\nTotal 20.00\nCASH 30.00\nCHANGE 6.00");
    }

    @Test
    void howManyThereAreIsNoTotal() {
        assertTotal("5.00", "CUP 5.00\nTOTAL 5.00\nTotal Qty: 3\nTotal items 1");
    }

    @Test
    void theFootOfTheTaxTableIsNoTotal() {
        assertTotal("25.00", "CUP 25.00\nTotal 25.00\nGST Summary Amount Tax\nSR 6% 23.58 1.42\nTotal 23.58 1.42");
    }

    @Test
    void anAmountBelowItsLabelBelongsToIt() {
        assertTotal("26.00", "CUP 26.00\nTotal Incl GST RM\n26.00");
    }

    @Test
    void withoutATotalWhatWasPaidCountsLess() {
        assertTotal("4.00", "PARKING\nCASH 5.00\nCHANGE 1.00");
        assertTrue(read("PARKING\nCASH 5.00\nCHANGE 1.00").sums().total().confidence() < 50);
    }

    @Test
    void whatWasPaidWinsOverASubtotalThatNothingSupports() {
        assertTotal("29.68", "CUP 28.00\nTotal excluding GST 28.00\nTotal GST 1.68\nCASH 50.00\nCHANGE 20.32");
    }

    @Test
    void aTextWithoutAnAmountHasNoTotal() {
        assertEquals(Optional.empty(), total("total nonsense"));
    }

    private static void assertTotal(String expected, String text) {
        assertEquals(Optional.of(money(expected)), total(text));
    }

    private static Optional<BigDecimal> total(String text) {
        return read(text).sums().total().value();
    }
}
