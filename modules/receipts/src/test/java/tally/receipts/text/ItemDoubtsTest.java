package tally.receipts.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tally.domain.receipts.ReadItem;

class ItemDoubtsTest {
    private static final int BELOW_ANY_BOOKING = 50;

    @Test
    void anItemThatIsToldOnItsOwnLineIsNotDoubted() {
        assertEquals("", doubted("Green Tea 1.60", "Fresh Bread 4.00", "TOTAL 5.60"));
    }

    @Test
    void aQuantityWithThePriceOfOneBesideItIsBelieved() {
        assertEquals("", doubted("Green Tea 2 x 1.60 3.20", "TOTAL 3.20"));
    }

    @Test
    void aLoneNumberBesideTheAmountMayBeAnything() {
        assertEquals("Green Paint, Fresh Bread", doubted("Green Paint 4 6.99", "Fresh Bread 23 2.00", "TOTAL 8.99"));
    }

    @Test
    void aNumberThatRanIntoALetterMayBeTheQuantity() {
        assertEquals("1M Coke", doubted("1M Coke 9.50", "Fresh Bread 5.00", "TOTAL 14.50"));
    }

    @Test
    void countsInFrontOfEveryLineAreBelieved() {
        assertEquals("", doubted("2 Green Tea 3.20", "1 Fresh Bread 4.00", "TOTAL 7.20"));
    }

    @Test
    void aNameUnderTheTopOfTheReceiptMayBeTheShops() {
        assertEquals("CORNER STREET", doubted("CORNER STREET", "955512345678 1 x 4.00 4.00", "TOTAL 4.00"));
    }

    @Test
    void theOnlyNameBelowTheHeadsOfTheTableIsBelieved() {
        assertEquals(
                "", doubted("Description Qty Price Amount", "Green Tea", "955512345678 1 4.00 4.00", "TOTAL 4.00"));
    }

    @Test
    void oneOfTwoNamesIsDoubted() {
        assertEquals(
                "Take home",
                doubted(
                        "Description Qty Price Amount",
                        "Green Tea",
                        "Take home",
                        "9555123456 1 4.00 4.00",
                        "TOTAL 4.00"));
    }

    @Test
    void oneNameForTwoPricesIsAUnit() {
        assertEquals("WALKING, WALKING", doubted("WALKING 4.00", "WALKING 2.00", "TOTAL 6.00"));
    }

    @Test
    void aCountOfPiecesThatComesToAnotherNumberIsNoProof() {
        assertFalse(adds("Green Tea 1.60", "Fresh Bread 4.00", "Total Qty: 3", "TOTAL 5.60"));
        assertTrue(adds("Green Tea 1.60", "Fresh Bread 4.00", "Total Qty: 2", "TOTAL 5.60"));
    }

    @Test
    void anUnnamedSumAboveTheTotalMayBeAnItem() {
        assertFalse(adds("Green Tea 1.60", "Subtotal 1.60", "Fresh Bread 4.00", "TOTAL 5.60"));
    }

    private static String doubted(String... lines) {
        return items(lines).stream()
                .filter(item -> item.confidence() < BELOW_ANY_BOOKING)
                .map(ReadItem::name)
                .collect(Collectors.joining(", "));
    }

    private static List<ReadItem> items(String... lines) {
        return Receipts.read(String.join("\n", lines)).items();
    }

    private static boolean adds(String... lines) {
        return Receipts.read(String.join("\n", lines)).itemsAddUp();
    }
}
