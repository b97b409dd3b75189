package tally.domain.books;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** How much and how many: the figures of a set of sales. */
public record SalesTotals(BigDecimal revenue, long count) {
    private static final int DECIMALS = 4;

    /** Revenue a sale, to four decimals; 0 where there are none. */
    public BigDecimal average() {
        return count == 0 ? BigDecimal.ZERO : revenue.divide(BigDecimal.valueOf(count), DECIMALS, RoundingMode.HALF_UP);
    }
}
