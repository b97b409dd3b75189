package tally.domain.books;

import java.math.BigDecimal;
import java.util.Optional;
import tally.domain.BusinessId;
import tally.domain.ProductId;

/**
 * What a person wants to be otherwise about a product; what is empty stays. The stock now follows from the initial one:
 * {@code current = initial - sold}, always.
 *
 * @param initialStock pieces, 0 to 1,000,000,000
 * @param reorderPoint pieces, 0 to 1,000,000,000
 * @param unitPrice 0 to 10,000,000, at most four decimals
 */
public record ProductChange(
        BusinessId business,
        ProductId product,
        Optional<Long> initialStock,
        Optional<Long> reorderPoint,
        Optional<BigDecimal> unitPrice) {
    private static final long MOST_PIECES = 1_000_000_000;
    private static final BigDecimal HIGHEST_PRICE = new BigDecimal("10000000");
    private static final int DECIMALS = 4;

    /** Refuses, with a sentence for the person, what no product can have, and a change of nothing. */
    public ProductChange {
        if (initialStock.isEmpty() && reorderPoint.isEmpty() && unitPrice.isEmpty()) {
            throw new IllegalArgumentException(
                    "Please say what to change: initial_stock, reorder_point or unit_price.");
        }
        initialStock.ifPresent(pieces -> mustBePieces("initial_stock", pieces));
        reorderPoint.ifPresent(pieces -> mustBePieces("reorder_point", pieces));
        unitPrice.ifPresent(ProductChange::mustBePrice);
    }

    private static void mustBePieces(String name, long pieces) {
        if (pieces < 0 || pieces > MOST_PIECES) {
            throw new IllegalArgumentException("'" + name + "' must be from 0 to " + MOST_PIECES + ": " + pieces);
        }
    }

    private static void mustBePrice(BigDecimal price) {
        final boolean tooFine = price.stripTrailingZeros().scale() > DECIMALS;
        if (price.signum() < 0 || price.compareTo(HIGHEST_PRICE) > 0 || tooFine) {
            throw new IllegalArgumentException("'unit_price' must be from 0 to " + HIGHEST_PRICE + ", with at most "
                    + DECIMALS + " decimals: " + price.toPlainString());
        }
    }
}
