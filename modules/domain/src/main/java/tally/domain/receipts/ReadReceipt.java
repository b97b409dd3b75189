package tally.domain.receipts;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import tally.domain.sales.PaymentMethod;

/**
 * What was read from a receipt, before anyone decided whether it can be booked. Immutable.
 *
 * @param date empty also where day and month can't be told apart
 * @param currency ISO 4217 code, where the receipt names its currency
 * @param itemsAddUp whether items, tax, discount and rounding make the total
 * @param creditNote whether it says that money was given back
 * @param text all that was read, a line of the receipt a line
 */
public record ReadReceipt(
        Reading<String> merchant,
        Reading<LocalDate> date,
        Reading<String> currency,
        List<ReadItem> items,
        ReadSums sums,
        Reading<PaymentMethod> paymentMethod,
        boolean itemsAddUp,
        boolean creditNote,
        String text) {

    /** Keeps its own copy of the items. */
    public ReadReceipt {
        items = List.copyOf(items);
    }

    /** The mean confidence of what is booked: the items, the date, the total. 0 to 100. */
    public int confidence() {
        final IntStream fields = IntStream.of(date.confidence(), sums.total().confidence());
        final IntStream all = IntStream.concat(fields, items.stream().mapToInt(ReadItem::confidence));
        return (int) Math.round(all.average().orElse(0));
    }

    /** The same receipt with another date: one that a person gave, or that another look at the image found. */
    public ReadReceipt withDate(Reading<LocalDate> other) {
        return new ReadReceipt(merchant, other, currency, items, sums, paymentMethod, itemsAddUp, creditNote, text);
    }
}
