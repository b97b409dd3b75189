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
        final int last = text.length() - 1;
        if (last < 0 || last >= MAX_DIGITS) {
            return Optional.empty();
        }
        long digits = 0;
        int point = last;
        for (int i = 0; i <= last; i++) {
            final char character = text.charAt(i);
            if (character >= '0' && character <= '9') {
                digits = digits * 10 + character - '0';
            } else if (character == separator && i > 0 && i < last && point == last) {
                point = i;
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(BigDecimal.valueOf(digits, last - point));
    }
}
