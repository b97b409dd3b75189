package tally.receipts.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Stream;

/**
 * Rounds a total for who pays in cash, where the receipt names the rounding and no total behind it was read: what is paid
 * are whole coins. Where the total has them already it stays; where the rounding does not lead there, or can't be read,
 * the nearest coin is meant.
 */
final class RoundedTotal {
    /** The smallest coin of shops that round. */
    static final BigDecimal COIN = new BigDecimal("0.05");

    private final boolean named;
    private final List<BigDecimal> roundings;

    RoundedTotal(List<ReceiptLine> lines) {
        final List<ReceiptLine> told =
                lines.stream().filter(line -> line.is(LineKind.ROUNDING)).toList();
        this.named = told.stream().anyMatch(RoundedTotal::names);
        this.roundings = told.stream()
                .flatMap(line -> line.amount().stream())
                .map(BigDecimal::abs)
                .toList();
    }

    /** A line of rounding that has an amount, or whose amount can't be read; other adjustments need one. */
    private static boolean names(ReceiptLine line) {
        return line.amount()
                .map(rounding -> rounding.signum() != 0)
                .orElseGet(() -> FoldedText.of(line.text()).contains("round"));
    }

    BigDecimal of(BigDecimal total) {
        return !named || isInCoins(total)
                ? total
                : roundings.stream()
                        .flatMap(rounding -> Stream.of(total.add(rounding), total.subtract(rounding)))
                        .filter(sum -> isInCoins(sum) && isNear(sum, total))
                        .findFirst()
                        .orElseGet(() -> nearest(total));
    }

    private static BigDecimal nearest(BigDecimal total) {
        return total.divide(COIN, 0, RoundingMode.HALF_UP).multiply(COIN);
    }

    private static boolean isNear(BigDecimal sum, BigDecimal total) {
        return sum.subtract(total).abs().compareTo(COIN) < 0;
    }

    private static boolean isInCoins(BigDecimal amount) {
        return amount.remainder(COIN).signum() == 0;
    }
}
