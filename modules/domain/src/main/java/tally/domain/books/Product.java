package tally.domain.books;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import tally.domain.ProductId;

/** A product of a business; {@code currentStock} is always {@code initialStock} less all quantities sold. */
public record Product(
        ProductId id, String name, String sku, Stock stock, Optional<BigDecimal> unitPrice, Instant createdAt) {

    /** Pieces: at the start, now, and the level at which to order again. */
    public record Stock(long initial, long current, long reorderPoint) {}
}
