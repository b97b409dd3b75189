package tally.receipts.text;

import java.math.BigDecimal;

/** An item while it is put together: its line is known, its name may still stand on another one. */
record ItemDraft(ReceiptLine line, String name, BigDecimal quantity, BigDecimal unitPrice, BigDecimal amount) {

    boolean nameless() {
        return name.isEmpty();
    }

    ItemDraft named(String other) {
        return new ItemDraft(line, other, quantity, unitPrice, amount);
    }

    ItemDraft cheaper(BigDecimal off) {
        return new ItemDraft(line, name, quantity, unitPrice, amount.subtract(off));
    }

    ItemDraft counted(BigDecimal pieces, BigDecimal price) {
        return new ItemDraft(line, name, pieces, price, amount);
    }
}
