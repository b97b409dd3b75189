package tally.domain.receipts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tally.domain.sales.Checked;
import tally.domain.sales.ErrorCode;
import tally.domain.sales.PaymentMethod;
import tally.domain.sales.Sale;

class ReceiptRulesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);
    private static final ReadItem TEA = item("Tea", "2", "4.40", 90);
    private static final ReadItem RICE = item("Rice", "1", "1.80", 90);

    private final ReceiptRules rules = new ReceiptRules(TODAY);

    @Test
    void aSureReceiptBecomesSalesPaidInCashByNobodyInParticular() {
        final Decision.Book book = assertInstanceOf(Decision.Book.class, rules.decide(receipt("6.20", TEA, RICE)));
        final Sale tea = sale(book.items().get(0));
        assertEquals("Tea", tea.product());
        assertEquals(2, tea.quantity());
        assertEquals(new BigDecimal("2.2000"), tea.unitPrice());
        assertEquals(PaymentMethod.CASH, tea.paymentMethod());
        assertEquals(Optional.empty(), tea.customer());
        assertEquals(2, book.items().get(1).number());
    }

    @Test
    void noItemsGoToAPerson() {
        assertReview("no items found", receipt("6.20"));
    }

    @Test
    void aCreditNoteGoesToAPerson() {
        assertReview("credit note", new Receipt(true, true).of("6.20", TEA, RICE));
    }

    @Test
    void aReceiptWithoutADateGoesToAPerson() {
        assertReview("the date", receipt("6.20", TEA, RICE).withDate(Reading.none()));
    }

    @Test
    void itemsThatDoNotAddUpGoToAPerson() {
        assertReview("add up", new Receipt(false, false).of("9.00", TEA, RICE));
    }

    @Test
    void aDiscountOnTheWholeGoesToAPerson() {
        assertReview("taken off", receipt("5.20", TEA, RICE));
    }

    @Test
    void aRoundingDownIsNoDiscount() {
        final ReadItem roundedAway = item("Rice", "1", "1.82", 90);
        assertInstanceOf(Decision.Book.class, rules.decide(receipt("6.20", TEA, roundedAway)));
    }

    @Test
    void unsureWordsGoToAPerson() {
        assertReview("confidence 60", receipt("6.20", item("Tea", "2", "4.40", 30), item("Rice", "1", "1.80", 30)));
    }

    @Test
    void oneUnclearItemIsNotMadeUpForByTheClearOnes() {
        final ReadItem unclear = item("Rice", "1", "1.80", ReceiptRules.SINGLE_SURE - 1);
        assertReview("item 2 is not clear: look at its name and its quantity", receipt("6.20", TEA, unclear));
    }

    @Test
    void anItemThatNoRowMayHoldGoesToAPerson() {
        assertReview("item 2: Invalid quantity: 0.41", receipt("6.20", TEA, item("Bananas", "0.41", "1.80", 90)));
        assertReview("item 1: Product is required", receipt("1.80", item("", "1", "1.80", 90)));
    }

    @Test
    void aFutureDateGoesToAPerson() {
        final Reading<LocalDate> tomorrow = Reading.of(TODAY.plusDays(1), 90);
        assertReview("Date cannot be in the future", receipt("6.20", TEA, RICE).withDate(tomorrow));
    }

    @Test
    void aCorrectedItemThatIsRefusedSaysSoAsAnItem() {
        final List<ReceiptItem> items =
                List.of(new ReceiptItem("Tea", "two", "4.40"), new ReceiptItem("Rice", "1", "25.000"));
        final List<CheckedItem> checked = rules.check("2026-02-27", items);
        final Checked.Refused tea =
                assertInstanceOf(Checked.Refused.class, checked.get(0).checked());
        assertEquals(ErrorCode.INVALID_ITEM, tea.problem().code());
        assertEquals(Optional.of("Quantity"), tea.problem().column());
        assertEquals(new BigDecimal("25.000"), sale(checked.get(1)).amount());
    }

    private void assertReview(String reason, ReadReceipt receipt) {
        final Decision.Review review = assertInstanceOf(Decision.Review.class, rules.decide(receipt));
        assertTrue(review.reason().contains(reason), review.reason());
    }

    private static Sale sale(CheckedItem item) {
        return assertInstanceOf(Checked.Accepted.class, item.checked()).sale();
    }

    private static ReadItem item(String name, String quantity, String amount, int confidence) {
        return new ReadItem(name, new BigDecimal(quantity), BigDecimal.ONE, new BigDecimal(amount), confidence);
    }

    private static ReadReceipt receipt(String total, ReadItem... items) {
        return new Receipt(true, false).of(total, items);
    }

    private record Receipt(boolean addsUp, boolean creditNote) {

        ReadReceipt of(String total, ReadItem... items) {
            final Reading<BigDecimal> none = Reading.none();
            final Reading<BigDecimal> rounding = Reading.of(new BigDecimal("-0.02"), 90);
            final Reading<BigDecimal> paid = Reading.of(new BigDecimal(total), 90);
            final ReadSums sums = new ReadSums(none, none, none, rounding, paid);
            return new ReadReceipt(
                    Reading.of("Corner Shop", 90),
                    Reading.of(LocalDate.of(2026, 2, 27), 88),
                    Reading.none(),
                    List.of(items),
                    sums,
                    Reading.none(),
                    addsUp,
                    creditNote,
                    "");
        }
    }
}
