package tally.domain.sales;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static tally.domain.sales.ErrorCode.INVALID_QUANTITY;
import static tally.domain.sales.Rows.accepted;
import static tally.domain.sales.Rows.assertRefused;
import static tally.domain.sales.Rows.refused;
import static tally.domain.sales.Rows.with;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The line 'Quantity' of the column table. */
class QuantityRulesTest {
    @ParameterizedTest
    @CsvSource({"1, 1", "5, 5", "1000, 1000", "5.0, 5", "+5, 5", "5.00, 5", "007, 7", "1000.0, 1000"})
    void aWholeNumberFromOneToAThousandIsAccepted(String text, int quantity) {
        assertEquals(quantity, accepted(with(Field.QUANTITY, text)).quantity());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-5",
                "1001",
                "5.5",
                "0.0",
                "five",
                "1e2",
                "1e5",
                "NaN",
                "Infinity",
                "-Infinity",
                "٥",
                "५",
                "5,0",
                "5 pcs",
                "৳5",
                "USD 5",
                "5.",
                ".5",
                "0x5",
                "1 000",
                "--5",
                "+-5",
                "5\u0000",
                "99999999999999999999",
                "1e100000000"
            })
    void whatIsNoSuchNumberIsRefused(String text) {
        assertRefused(
                with(Field.QUANTITY, text), INVALID_QUANTITY, "Invalid quantity: " + text.replace('\u0000', '\u2400'));
    }

    @Test
    void anEmptyQuantityIsSaidToBeEmpty() {
        assertRefused(with(Field.QUANTITY, ""), INVALID_QUANTITY, "Invalid quantity: (empty)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.000", "5.000", "1,000"})
    void oneSeparatorWithThreeDigitsBehindItIsRefusedWithAHint(String text) {
        assertRefused(
                with(Field.QUANTITY, text),
                INVALID_QUANTITY,
                "Invalid quantity: " + text + " (it could mean two numbers: choose a number format for this file)");
    }

    @Test
    void aChosenFormatSaysWhatThreeDigitsMean() {
        final RowValues row = with(Field.QUANTITY, "1.000");

        assertEquals(1, accepted(numbers(NumberFormat.PLAIN), row).quantity());
    }

    @Test
    void groupsAreReadWhereTheFormatHasThem() {
        final RowValues row = RowValues.of(Map.of(
                Field.DATE, "2025-11-07", Field.PRODUCT, "Shirt", Field.QUANTITY, "1.000", Field.AMOUNT, "600,00"));

        assertEquals(1000, accepted(numbers(NumberFormat.DOT_GROUPS), row).quantity());
    }

    @Test
    void aDecimalCommaIsReadWhereTheFormatHasIt() {
        final RowValues row = RowValues.of(Map.of(
                Field.DATE, "2025-11-07", Field.PRODUCT, "Shirt", Field.QUANTITY, "2,00", Field.AMOUNT, "261,96"));

        assertEquals(2, accepted(numbers(NumberFormat.DOT_GROUPS), row).quantity());
    }

    @Test
    void theProblemNamesTheColumn() {
        assertEquals(Optional.of("Quantity"), refused(with(Field.QUANTITY, "0")).column());
    }

    private static Formats numbers(NumberFormat format) {
        return new Formats(Optional.empty(), Optional.of(format));
    }
}
