package tally.persistence;

import java.math.BigDecimal;

/** Money has at most four decimals, so sums of it are kept in whole ten-thousandths. */
final class Money {
    static final int DECIMALS = 4;

    private Money() {}

    /** An amount below 10<sup>14</sup>; {@link ArithmeticException} where it has more than four decimals. */
    static long tenThousandths(BigDecimal amount) {
        return amount.scaleByPowerOfTen(DECIMALS).longValueExact();
    }

    static BigDecimal of(long tenThousandths) {
        return BigDecimal.valueOf(tenThousandths, DECIMALS);
    }
}
