package tally.receipts.text;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds amounts of money in a line, by the one {@link DecimalMark} of its receipt. Immutable. */
final class MoneyReader {
    private static final Pattern NUMBER =
            Pattern.compile("\\d{1,3}(?:[.,]\\d{3})+(?:[.,]\\d{2})?|\\d{1,8}(?:[.,]\\d{2})?");

    private final DecimalMark decimals;

    MoneyReader(DecimalMark decimals) {
        this.decimals = decimals;
    }

    /** The amount that stands furthest to the right. */
    Optional<BigDecimal> last(String line) {
        Optional<BigDecimal> last = Optional.empty();
        for (final Matcher number = NUMBER.matcher(line); number.find(); ) {
            last = Optional.of(amount(number.group()));
        }
        return last;
    }

    private BigDecimal amount(String digits) {
        final int mark = digits.lastIndexOf(decimals.mark());
        final boolean cents = mark >= 0 && digits.length() - mark == 3;
        final BigDecimal whole = new BigDecimal(digits.replaceAll("\\D", ""));
        return cents ? whole.movePointLeft(2) : whole;
    }
}
