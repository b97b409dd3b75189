package tally.receipts.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tally.receipts.text.Receipts.items;
import static tally.receipts.text.Receipts.read;

import java.util.List;
import org.junit.jupiter.api.Test;

class ItemsTest {

    @Test
    void aQuantityMayStandInFrontOfTheName() {
        assertEquals(List.of("2 Lunch 45.90", "1 Coke 3.00"), items("2 Lunch 45.90\n1 Coke 3.00\nTOTAL 48.90"));
    }

    @Test
    void aQuantityMayStandBehindTheName() {
        assertEquals(List.of("2 Tempe Goreng 22000"), items("Tempe Goreng 2 22,000\nTotal 22,000"));
    }

    @Test
    void quantityAndPriceAreBelievedWhereTheyMakeTheAmount() {
        assertEquals(List.of("3 RICE 5KG 30.00"), items("RICE 5KG 3 x 10.00 30.00 SR\nTOTAL 30.00"));
    }

    @Test
    void namesMayStandAboveTheirAmounts() {
        assertEquals(
                List.of("2 THAI ICED TEA 40000", "1 WATER 5000"),
                items("THAI ICED TEA\n2 @20.000 40.000\nWATER\n1 @5.000 5.000\nTOTAL 45.000"));
    }

    @Test
    void namesMayStandBelowTheirAmounts() {
        assertEquals(List.of("1 BROWN SUGAR 2.50", "2 GREEN BEAN 5.60"), items("""
                      Item Qty Price Amount
                      9557821042500 1 2.50 2.50 SR
                      BROWN SUGAR
                      2200056 2 2.80 5.60 SR
                      GREEN BEAN
                      TOTAL 8.10
                      """));
    }

    @Test
    void howAnAmountCameAboutIsNoSecondItem() {
        assertEquals(List.of("2 BREAD 11.58"), items("BREAD 11.58\n2 x 5.79\nTOTAL 11.58"));
        assertEquals(List.of("2 BREAD 11.58"), items("2 x 5.79\nBREAD 11.58\nTOTAL 11.58"));
    }

    @Test
    void theReaderMultipliesWhereTheReceiptDoesNot() {
        assertEquals(List.of("2 MILK 1L 13.58"), items("MILK 1L\n@2 X RM 6.79\nTotal RM 13.58"));
    }

    @Test
    void whatIsTakenOffBelowAnItemMakesItCheaper() {
        assertEquals(
                List.of("1 SLICE CAKE 3.95", "1 BUN 3.70"),
                items("SLICE CAKE 4.15\nDiscount -0.20\nBUN 3.70\nTOTAL 7.65"));
    }

    @Test
    void theShopsCapitalIsNoItem() {
        assertEquals(List.of("1 COFFEE 1.20"), items("Cafe Lda\nCapital Social 5.000,00 EUR\nCOFFEE 1,20\nTOTAL 1,20"));
    }

    @Test
    void aSizeIsAPartOfTheNameAndAnArticlesNumberOrTaxIsNot() {
        assertEquals(
                List.of("1 L COKE 3.00", "1 350PCS FRUIT PLUS 4.00", "1 BAKING POWDER 2.00", "1 DARK 70% COCOA 5.00"),
                items("L COKE 3.00\n350PCS FRUIT PLUS 4.00\nSR: 9555123456 BAKING POWDER SR 2.00\n"
                        + "DARK 70% COCOA 5.00\nTOTAL 14.00"));
    }

    @Test
    void taxMayBeOnTopOrInside() {
        assertTrue(read("TEA 10.00\nSUBTOTAL 10.00\nTAX 10% 1.00\nTOTAL 11.00").itemsAddUp());
        assertTrue(read("TEA 10.00\nTOTAL 10.00\nGST 6% included 0.57").itemsAddUp());
    }

    @Test
    void whatWasPaidLessTheChangeIsTheTotalOrNothingIsProved() {
        final String unreadTax = "TEA 10.00\nTOTAL 10.00\n";
        assertFalse(read(unreadTax + "CASH 20.00\nCHANGE 9.00").itemsAddUp());
        assertTrue(read("TEA 10.02\nTOTAL 10.02\nCASH 20.00\nCHANGE 10.00").itemsAddUp());
        assertTrue(read("TEA 10.00\nTOTAL 10.00\nVISA 5.00\nCASH 6.00\nCHANGE 1.00")
                .itemsAddUp());
    }

    @Test
    void aColumnBehindTheAmountIsSeenThrough() {
        assertEquals(List.of("1 TEA 10.00", "1 RICE 20.00"), items("TEA 10.00 0.60\nRICE 20.00 1.20\nTOTAL 30.00"));
    }

    @Test
    void aReceiptThatListsNothingGivesAnUnsureItemWithoutAName() {
        final var receipt = read("CITY PARKING\nEntry 10:20\nTOTAL 4.00");
        assertFalse(receipt.itemsAddUp());
        assertEquals(0, receipt.items().get(0).confidence());
    }
}
