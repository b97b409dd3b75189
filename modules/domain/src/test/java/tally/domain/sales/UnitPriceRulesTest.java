package tally.domain.sales;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static tally.domain.sales.ErrorCode.INVALID_UNIT_PRICE;
import static tally.domain.sales.Rows.accepted;
import static tally.domain.sales.Rows.assertRefused;
import static tally.domain.sales.Rows.with;

import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The line 'UnitPrice' of the column table. */
class UnitPriceRulesTest {
    @ParameterizedTest
    @CsvSource({
        "120, 120",
        "0, 0",
        "0.00, 0.00",
        "2.55, 2.55",
        "৳120, 120",
        "120 Tk, 120",
        "+120, 120",
        "20000000, 20000000"
    })
    void aDecimalThatIsNotNegativeIsAccepted(String text, BigDecimal price) {
        assertEquals(price, accepted(with(Field.UNIT_PRICE, text)).unitPrice());
    }

    @Test
    void aPriceThatATillDividedIsRoundedToFourDecimals() {
        assertEquals(
                new BigDecimal("3.3333"),
                accepted(with(Field.UNIT_PRICE, "3.33333333")).unitPrice());
    }

    @Test
    void anEmptyPriceIsTheAmountDividedByTheQuantity() {
        assertEquals(
                0,
                new BigDecimal("120")
                        .compareTo(accepted(with(Field.UNIT_PRICE, "")).unitPrice()));
    }

    @Test
    void aMissingColumnIsLikeAnEmptyPrice() {
        assertEquals(0, new BigDecimal("120").compareTo(accepted(Rows.good()).unitPrice()));
    }

    @Test
    void aPriceThatDoesNotComeOutEvenIsRoundedToFourDecimals() {
        final RowValues row = RowValues.of(
                Map.of(Field.DATE, "2025-11-07", Field.PRODUCT, "Pen", Field.QUANTITY, "3", Field.AMOUNT, "20"));

        assertEquals(new BigDecimal("6.6667"), accepted(row).unitPrice());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "-0.01", "free", "1e5", "NaN", "1,50", "1000000000000"})
    void whatIsNoSuchPriceIsRefused(String text) {
        assertRefused(with(Field.UNIT_PRICE, text), INVALID_UNIT_PRICE, "Invalid unit price: " + text);
    }

    @Test
    void anAmbiguousPriceIsRefusedWithAHint() {
        assertRefused(
                with(Field.UNIT_PRICE, "1.250"),
                INVALID_UNIT_PRICE,
                "Invalid unit price: 1.250 (it could mean two numbers: choose a number format for this file)");
    }
}
