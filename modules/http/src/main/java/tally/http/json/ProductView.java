package tally.http.json;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import tally.domain.books.Product;

/** A product with its stock. */
public record ProductView(
        UUID id,
        String name,
        String sku,
        long initialStock,
        long currentStock,
        long reorderPoint,
        Optional<BigDecimal> unitPrice,
        Instant createdAt) {

    /** The view of a product. */
    public static ProductView of(Product product) {
        return new ProductView(
                product.id().value(),
                product.name(),
                product.sku(),
                product.stock().initial(),
                product.stock().current(),
                product.stock().reorderPoint(),
                product.unitPrice(),
                product.createdAt());
    }
}
