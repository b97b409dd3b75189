package tally.domain.sales;

import java.util.Optional;

/**
 * How a file writes dates and numbers, as a person chose it; what is empty is the default ({@code YYYY-MM-DD},
 * {@code 1234.56}). Can't hold a date pattern that is none.
 *
 * @param amountFromPrice true where the file has a price a piece and no amount, and a person said that the amount is
 *     {@value ColumnMap#QUANTITY_TIMES_PRICE}
 */
public record Formats(Optional<String> dateFormat, Optional<NumberFormat> numberFormat, boolean amountFromPrice) {
    /** Nothing chosen. */
    public static final Formats DEFAULT = new Formats(Optional.empty(), Optional.empty());

    private static final int MAX_PATTERN_CHARS = 64;

    /** Refuses, by {@link IllegalArgumentException}, a date pattern without day, month and year. */
    public Formats {
        dateFormat.ifPresent(Formats::checkLength);
        dateFormat.ifPresent(DateReader::ofPattern);
    }

    /** The same formats of a file that has an amount. */
    public Formats(Optional<String> dateFormat, Optional<NumberFormat> numberFormat) {
        this(dateFormat, numberFormat, false);
    }

    /** The same, said whether the amount is to be worked out. */
    public Formats withAmountFromPrice(boolean workedOut) {
        return new Formats(dateFormat, numberFormat, workedOut);
    }

    DateReader dates() {
        return dateFormat.map(DateReader::ofPattern).orElseGet(DateReader::iso);
    }

    NumberReader numbers() {
        return new NumberReader(numberFormat.orElse(NumberFormat.PLAIN), numberFormat.isPresent());
    }

    private static void checkLength(String pattern) {
        if (pattern.isBlank() || pattern.length() > MAX_PATTERN_CHARS) {
            throw new IllegalArgumentException("A date pattern has 1 to " + MAX_PATTERN_CHARS + " characters");
        }
    }
}
