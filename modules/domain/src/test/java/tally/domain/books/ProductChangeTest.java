package tally.domain.books;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tally.domain.BusinessId;
import tally.domain.ProductId;

class ProductChangeTest {
    @ParameterizedTest
    @ValueSource(longs = {0, 1, 1_000_000_000})
    void piecesFromNothingToABillionAreTaken(long pieces) {
        assertEquals(Optional.of(pieces), stock(pieces).initialStock());
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 1_000_000_001})
    void otherPiecesAreRefusedByName(long pieces) {
        final IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> stock(pieces));

        assertTrue(String.valueOf(refused.getMessage()).startsWith("'initial_stock' must be from 0 to 1000000000"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.0001", "10000000", "1.50000000"})
    void aPriceThatCanBeExactIsTaken(String price) {
        assertEquals(Optional.of(new BigDecimal(price)), price(price).unitPrice());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.01", "10000000.01", "0.00001"})
    void anotherPriceIsRefused(String price) {
        assertThrows(IllegalArgumentException.class, () -> price(price));
    }

    @Test
    void aChangeOfNothingIsRefused() {
        assertThrows(
                IllegalArgumentException.class, () -> change(Optional.empty(), Optional.empty(), Optional.empty()));
    }

    private static ProductChange stock(long pieces) {
        return change(Optional.of(pieces), Optional.empty(), Optional.empty());
    }

    private static ProductChange price(String price) {
        return change(Optional.empty(), Optional.of(1L), Optional.of(new BigDecimal(price)));
    }

    private static ProductChange change(
            Optional<Long> initialStock, Optional<Long> reorderPoint, Optional<BigDecimal> price) {
        return new ProductChange(
                new BusinessId(new UUID(0, 1)), new ProductId(new UUID(0, 2)), initialStock, reorderPoint, price);
    }
}
