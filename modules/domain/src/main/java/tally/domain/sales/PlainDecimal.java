package tally.domain.sales;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * Reads at a glance what nearly every number of a file is: up to 18 ASCII digits with at most one decimal separator
 * between them. Whatever it does not know (signs, groups, currencies, mistakes) is left to {@link NumberReader}, whose
 * expressions take ten times as long.
 */
final class PlainDecimal {
    private static final int MAX_DIGITS = 18;

    private PlainDecimal() {}

    /** The number; empty where the text is not that plain, which does not mean that it is none. */
    static Optional<BigDecimal> read(String text, char separator) {
        final int point = text.indexOf(separator);
        final int length = text.length();
        if (length == 0 || length > MAX_DIGITS || point == 0 || point == length - 1) {
            return Optional.empty();
        }
        long digits = 0;
        for (int i = 0; i < length; i++) {
            final int digit = text.charAt(i) - '0';
            if (i != point && (digit < 0 || digit > 9)) {
                return Optional.empty();
            }
            digits = i == point ? digits : digits * 10 + digit;
        }
        return Optional.of(BigDecimal.valueOf(digits, point < 0 ? 0 : length - 1 - point));
    }
}
