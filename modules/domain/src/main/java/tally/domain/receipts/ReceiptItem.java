package tally.domain.receipts;

import java.util.EnumMap;
import java.util.Map;
import tally.domain.sales.Field;
import tally.domain.sales.RowValues;

/**
 * One item as it is to be booked: as it was read, or as a person corrected it. Texts, because it goes through the rules of
 * a CSV row, which say what is wrong with them.
 *
 * @param amount the item's whole money
 */
public record ReceiptItem(String name, String quantity, String amount) {

    /** The item as it was read. */
    public static ReceiptItem of(ReadItem read) {
        return new ReceiptItem(
                read.name(),
                read.quantity().stripTrailingZeros().toPlainString(),
                read.amount().toPlainString());
    }

    /** The item as a row of that day: no customer, paid in cash. */
    RowValues row(String date) {
        final Map<Field, String> texts = new EnumMap<>(Field.class);
        texts.put(Field.DATE, date);
        texts.put(Field.PRODUCT, name);
        texts.put(Field.QUANTITY, quantity);
        texts.put(Field.AMOUNT, amount);
        return RowValues.of(texts);
    }
}
