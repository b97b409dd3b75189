package tally.receipts.text;

import java.math.BigDecimal;
import java.util.List;

/**
 * The items of a receipt as one way of reading finds them.
 *
 * @param section the lines from the first item to the foot
 * @param deducted what lines between the items took off the whole, as a positive amount
 * @param sure false where items were left out, or made up, so that they fit the total
 */
record ItemTable(List<ReceiptLine> section, List<ItemDraft> items, BigDecimal deducted, boolean sure) {
    ItemTable {
        section = List.copyOf(section);
        items = List.copyOf(items);
    }

    BigDecimal sum() {
        return items.stream().map(ItemDraft::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The same table with other items, for a person to look at. */
    ItemTable unsure(List<ItemDraft> others) {
        return new ItemTable(section, others, BigDecimal.ZERO, false);
    }
}
