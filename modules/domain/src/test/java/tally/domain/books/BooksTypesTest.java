package tally.domain.books;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the records of the books say of themselves. */
class BooksTypesTest {
    @Test
    void theAverageHasFourDecimals() {
        assertEquals(new BigDecimal("33.3333"), new SalesTotals(new BigDecimal("100"), 3).average());
    }

    @Test
    void theAverageOfNoSalesIsZero() {
        assertEquals(BigDecimal.ZERO, new SalesTotals(BigDecimal.ZERO, 0).average());
    }

    @Test
    void booksWithoutAWarningAreConsistent() {
        assertTrue(Consistency.OK.ok());
    }

    @Test
    void booksWithAWarningAreNot() {
        final Consistency.Warning warning = new Consistency.Warning("stock", "Shirt", "-5", "-4");

        assertFalse(new Consistency(List.of(warning)).ok());
    }

    @Test
    void theOpenFilterNarrowsNothing() {
        final Optional<?> nothing = Optional.empty();

        assertEquals(
                List.of(nothing, nothing, nothing, nothing, nothing, nothing),
                List.of(
                        SaleFilter.NONE.product(),
                        SaleFilter.NONE.customer(),
                        SaleFilter.NONE.paymentMethod(),
                        SaleFilter.NONE.from(),
                        SaleFilter.NONE.to(),
                        SaleFilter.NONE.upload()));
    }

    @Test
    void salesAreUsuallyListedByDayWithTheNewestFirst() {
        assertEquals(new SaleOrder(SaleOrder.Key.DATE, true), SaleOrder.NEWEST_FIRST);
    }
}
