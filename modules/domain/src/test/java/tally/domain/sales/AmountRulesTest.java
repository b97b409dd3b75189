package tally.domain.sales;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static tally.domain.sales.ErrorCode.INVALID_AMOUNT;
import static tally.domain.sales.Rows.accepted;
import static tally.domain.sales.Rows.assertRefused;
import static tally.domain.sales.Rows.refused;
import static tally.domain.sales.Rows.with;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The line 'Amount' of the column table, and what the money of a refused row is. */
class AmountRulesTest {
    @ParameterizedTest
    @ValueSource(strings = {"600", "600.0", "600.00", "0.01", "0.0001", "12.3456", "10000000", "10000000.0000"})
    void anAmountIsKeptAsItStands(String text) {
        assertEquals(new BigDecimal(text), accepted(with(Field.AMOUNT, text)).amount());
    }

    @ParameterizedTest
    @CsvSource({
        "৳50, 50",
        "৳ 50.25, 50.25",
        "$12.50, 12.50",
        "12.50€, 12.50",
        "12.50 €, 12.50",
        "USD 12.50, 12.50",
        "USD12.50, 12.50",
        "12.50 Tk, 12.50",
        "12.50Tk., 12.50",
        "Tk. 12.50, 12.50",
        "tk 12.50, 12.50",
        "12.50 usd, 12.50",
        "BDT 12.50, 12.50",
        "+12.50, 12.50",
        "+$12.50, 12.50",
        "$+12.50, 12.50"
    })
    void aCurrencySignOrCodeAroundTheAmountIsLetPass(String text, BigDecimal amount) {
        assertEquals(amount, accepted(with(Field.AMOUNT, text)).amount());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5.00CR",
                "5.00 CR",
                "5.00 DR",
                "5 pcs",
                "kg 5",
                "5 cup",
                "5.00 USD EUR",
                "0",
                "0.00",
                "-5.00",
                "10000000.01",
                "10000001",
                "12.34567",
                "1,234.56",
                "1.234,56",
                "1 234.56",
                "1e5",
                "1E5",
                "NaN",
                "Infinity",
                "twelve",
                "١٢٫٥٠",
                "১২",
                "１２",
                "12.",
                ".5",
                "12.5.0",
                "0x1F",
                "12.50 Taka",
                "TAKA 12.50",
                "$",
                "Tk",
                "5$3",
                "5$3 Tk",
                "1USD5 Tk",
                "$5.00$34",
                "$5.00 $34.12",
                "Tk 1e5",
                "1e5 Tk",
                "€NaN",
                "12-",
                "(12.50)",
                "- 5",
                "--5",
                "5 / 2",
                "12.50;",
                "1e100000000"
            })
    void whatIsNoSuchAmountIsRefused(String text) {
        assertRefused(with(Field.AMOUNT, text), INVALID_AMOUNT, "Invalid amount: " + text);
    }

    @Test
    void anEmptyAmountIsSaidToBeEmpty() {
        assertRefused(with(Field.AMOUNT, ""), INVALID_AMOUNT, "Invalid amount: (empty)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.000", "600.000", "1,000", "12.345", ".125", "$1.000", "1.000 Tk", "-1.000", "1234.567"})
    void oneSeparatorWithThreeDigitsBehindItIsRefusedWithAHint(String text) {
        assertRefused(
                with(Field.AMOUNT, text),
                INVALID_AMOUNT,
                "Invalid amount: " + text + " (it could mean two numbers: choose a number format for this file)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1234.56 | 1.000 | 1.000",
                "1234.56 | 600.000 | 600.000",
                "1,234.56 | 1,000 | 1000",
                "1,234.56 | 1,234,567.89 | 1234567.89",
                "1,234.56 | $1,234.56 | 1234.56",
                "1,234.56 | 1234.56 | 1234.56",
                "1,234.56 | 1,50,000.00 | 150000.00",
                "1,234.56 | Tk 12,34,567.50 | 1234567.50",
                "1.234,56 | 1.000 | 1000",
                "1.234,56 | 1.234,56 | 1234.56",
                "1.234,56 | 261,96 | 261.96",
                "1 234,56 | 1 234,56 | 1234.56",
                "1 234,56 | 1\u00A0234,56 € | 1234.56",
                "1 234,56 | 1\u202F234 567,5 | 1234567.5",
                "1 234,56 | 1\u202F234,56\u202F€ | 1234.56",
                "1 234,56 | 1\u2009234,56 | 1234.56"
            })
    void aChosenFormatIsReadAsItIs(String format, String text, BigDecimal amount) {
        final RowValues row = RowValues.of(
                Map.of(Field.DATE, "2025-11-07", Field.PRODUCT, "Shirt", Field.QUANTITY, "5", Field.AMOUNT, text));

        assertEquals(amount, accepted(numbers(format), row).amount());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1234.56 | 1,234.56",
                "1,234.56 | 12,34.56",
                "1,234.56 | 150,00,000.00",
                "1,234.56 | 1,50,00.00",
                "1,234.56 | 1.234,56",
                "1,234.56 | 1,2345.00",
                "1.234,56 | 1,234.56",
                "1.234,56 | 1.23",
                "1 234,56 | 1.234,56",
                "1 234,56 | 1 2345"
            })
    void anotherFormatThanTheChosenOneIsRefused(String format, String text) {
        assertEquals(
                INVALID_AMOUNT,
                refused(numbers(format), with(Field.AMOUNT, text)).code());
    }

    @Test
    void zerosBehindTheFourthDecimalDoNotMakeAnAmountTooLong() {
        assertEquals(
                new BigDecimal("12.5000"),
                accepted(with(Field.AMOUNT, "12.50000")).amount());
    }

    @Test
    void anEndlessNumberIsRefusedAtOnce() {
        assertEquals(
                INVALID_AMOUNT, refused(with(Field.AMOUNT, "9".repeat(100_000))).code());
    }

    @Test
    void anEndlessRowOfLettersIsRefusedAtOnce() {
        assertEquals(
                INVALID_AMOUNT,
                refused(with(Field.AMOUNT, "Tk ".repeat(100_000))).code());
    }

    @Test
    void aNegativeAmountIsRefusedButItsMoneyIsRead() {
        assertEquals(Optional.of(new BigDecimal("-5.00")), moneyOf(with(Field.AMOUNT, "-5.00")));
    }

    @Test
    void theMoneyOfARowThatFailsElsewhereIsRead() {
        assertEquals(Optional.of(new BigDecimal("600.00")), moneyOf(with(Field.DATE, "07/11/2025")));
    }

    @Test
    void theMoneyOfAnUnreadableAmountIsNone() {
        assertEquals(Optional.empty(), moneyOf(with(Field.AMOUNT, "1.000")));
    }

    @Test
    void moneyFinerThanFourDecimalsIsNoneThatCouldBeCounted() {
        assertEquals(Optional.empty(), moneyOf(with(Field.AMOUNT, "0.00001")));
    }

    @Test
    void theMoneyOfAnAmountOverTheLimitIsRead() {
        assertEquals(Optional.of(new BigDecimal("10000001")), moneyOf(with(Field.AMOUNT, "10000001")));
    }

    private static Optional<BigDecimal> moneyOf(RowValues row) {
        return ((Checked.Refused) new SaleRules(Formats.DEFAULT, Rows.TODAY).check(row)).amount();
    }

    private static Formats numbers(String example) {
        return new Formats(Optional.empty(), NumberFormat.of(example));
    }
}
