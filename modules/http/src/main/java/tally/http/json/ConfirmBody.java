package tally.http.json;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import tally.domain.receipts.Correction;
import tally.domain.receipts.ReceiptItem;

/** What a person says about a receipt; what is left out is right as it was read. */
public record ConfirmBody(Optional<LocalDate> date, Optional<List<ItemBody>> items) {

    /** Refuses an item that is null. */
    public ConfirmBody {
        if (items.isPresent() && items.get().contains(null)) {
            throw new IllegalArgumentException("One of the 'items' is null.");
        }
    }

    /** The body as the domain knows it. */
    public Correction correction() {
        return new Correction(
                date.map(LocalDate::toString),
                items.map(list -> list.stream().map(ItemBody::item).toList()));
    }

    /**
     * An item.
     *
     * @param price the line's whole money
     */
    public record ItemBody(String name, BigDecimal qty, BigDecimal price) {

        private ReceiptItem item() {
            return new ReceiptItem(name, qty.toPlainString(), price.toPlainString());
        }
    }
}
