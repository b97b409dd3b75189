package tally.receipts.text;

import java.math.BigDecimal;
import java.util.List;

/**
 * Whether a sum of items makes the total: with taxes on top or inside, with a charge, a discount, a rounding, each taken
 * once or not at all.
 */
final class SumsCheck {
    private static final BigDecimal TOLERANCE = new BigDecimal("0.011");

    private final BigDecimal total;
    private final List<BigDecimal> extras;

    /** {@code extras} are added to the items in any combination: tax as it is, a discount as a negative amount. */
    SumsCheck(BigDecimal total, List<BigDecimal> extras) {
        this.total = total;
        this.extras =
                extras.stream().filter(extra -> extra.signum() != 0).distinct().toList();
    }

    boolean addsUp(BigDecimal items) {
        return addsUp(items, 0);
    }

    private boolean addsUp(BigDecimal sum, int next) {
        if (sum.subtract(total).abs().compareTo(TOLERANCE) < 0) {
            return true;
        }
        return next < extras.size() && (addsUp(sum.add(extras.get(next)), next + 1) || addsUp(sum, next + 1));
    }
}
