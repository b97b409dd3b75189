package tally.receipts.text;

import java.math.BigDecimal;

/**
 * An item while it is put together: its line is known, its name may still stand on another one.
 *
 * @param confidence of the least sure line that tells of it
 */
record ItemDraft(
        ReceiptLine line, String name, BigDecimal quantity, BigDecimal unitPrice, BigDecimal amount, int confidence) {

    boolean nameless() {
        return name.isEmpty();
    }

    ItemDraft named(String other, int sure) {
        return new ItemDraft(line, other, quantity, unitPrice, amount, Math.min(confidence, sure));
    }

    ItemDraft cheaper(BigDecimal off) {
        return new ItemDraft(line, name, quantity, unitPrice, amount.subtract(off), confidence);
    }

    ItemDraft counted(BigDecimal pieces, BigDecimal price) {
        return new ItemDraft(line, name, pieces, price, amount, confidence);
    }
}
