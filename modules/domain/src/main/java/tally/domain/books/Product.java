package tally.domain.books;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tally.domain.ProductId;
import tally.domain.audit.AuditAction;
import tally.domain.audit.AuditedChange;

/** A product of a business; {@code currentStock} is always {@code initialStock} less all quantities sold. */
public record Product(
        ProductId id, String name, String sku, Stock stock, Optional<BigDecimal> unitPrice, Instant createdAt) {

    /** A change by a person as the audit trail keeps it: this product before, and what it is now. */
    public AuditedChange changedTo(Product after) {
        return new AuditedChange(AuditAction.PRODUCT_CHANGED, id.toString(), told(), after.told());
    }

    private Map<String, String> told() {
        final Map<String, String> told = new HashMap<>();
        told.put("initial_stock", Long.toString(stock.initial()));
        told.put("reorder_point", Long.toString(stock.reorderPoint()));
        unitPrice.map(BigDecimal::toPlainString).ifPresent(price -> told.put("unit_price", price));
        return told;
    }

    /** Pieces: at the start, now, and the level at which to order again. */
    public record Stock(long initial, long current, long reorderPoint) {}
}
