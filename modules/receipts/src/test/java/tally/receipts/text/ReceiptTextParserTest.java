package tally.receipts.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tally.receipts.text.Receipts.money;
import static tally.receipts.text.Receipts.read;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tally.domain.receipts.ReadReceipt;
import tally.domain.sales.PaymentMethod;

class ReceiptTextParserTest {
    private static final String TEA_SHOP = """
            GREEN LEAF TEA SHOP SDN BHD
            (123456-X)
            12, Jalan Besar, 50000 Kuala Lumpur
            Date : 25/06/2018 12:22
            Description Qty U.Price Total
            Teh Tarik 2 2.20 4.40
            Roti Canai 1 1.80 1.80
            Sub Total 6.20
            GST 6% 0.37
            Rounding Adj -0.02
            TOTAL RM 6.55
            CASH 10.00
            CHANGE 3.45
            """;

    @Test
    void everyFieldOfAPlainReceiptIsRead() {
        final ReadReceipt receipt = read(TEA_SHOP);
        assertEquals(
                Optional.of("GREEN LEAF TEA SHOP SDN BHD"), receipt.merchant().value());
        assertEquals(Optional.of(LocalDate.of(2018, 6, 25)), receipt.date().value());
        assertEquals(Optional.of("MYR"), receipt.currency().value());
        assertEquals(Optional.of(PaymentMethod.CASH), receipt.paymentMethod().value());
        assertEquals(List.of("2 Teh Tarik 4.40", "1 Roti Canai 1.80"), Receipts.items(TEA_SHOP));
    }

    @Test
    void theSumsAtTheFootAreToldApart() {
        final ReadReceipt receipt = read(TEA_SHOP);
        assertEquals(Optional.of(money("6.20")), receipt.sums().subtotal().value());
        assertEquals(Optional.of(money("0.37")), receipt.sums().tax().value());
        assertEquals(Optional.of(money("-0.02")), receipt.sums().rounding().value());
        assertEquals(Optional.of(money("6.55")), receipt.sums().total().value());
        assertTrue(receipt.itemsAddUp());
    }

    @Test
    void itemsThatDoNotMakeTheTotalAreNotSaidToAddUp() {
        assertFalse(read("TEA 1.60\nRICE 10.80\nTOTAL 22.40").itemsAddUp());
    }

    @Test
    void aPhotoOfSomethingElseHasNoItems() {
        final ReadReceipt receipt = read("NO PARKING\nbetween 8 and 18");
        assertEquals(List.of(), receipt.items());
        assertFalse(receipt.itemsAddUp());
    }

    @Test
    void aBlankPageHasNothing() {
        final ReadReceipt receipt = read("");
        assertEquals(Optional.empty(), receipt.merchant().value());
        assertEquals(List.of(), receipt.items());
    }

    @Test
    void aCreditNoteIsRecognisedByItsHeading() {
        assertTrue(read("SHOP\nCREDIT NOTE\nTEA 1.60\nTOTAL 1.60").creditNote());
        assertFalse(read("SHOP\nTEA 1.60\nTOTAL 1.60\nSTRICTLY NO CASH REFUND").creditNote());
    }

    @Test
    void wordsOfLowConfidenceMakeUnsureItems() {
        final ReceiptText text = new ReceiptText(List.of(
                new TextLine(List.of(new Word("TEA", 40), new Word("1.60", 60))),
                new TextLine(List.of(new Word("TOTAL", 90), new Word("1.60", 90)))));
        assertEquals(50, new ReceiptTextParser().parse(text).items().get(0).confidence());
    }
}
