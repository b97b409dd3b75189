package tally.domain.sales;

import java.math.BigDecimal;

/** Money has at most four decimals, so sums and keys are made of it in whole ten-thousandths. */
public final class Money {
    private static final int DECIMALS = 4;
    private static final int[] POWERS_OF_TEN = {1, 10, 100, 1000, 10_000};

    private Money() {}

    /**
     * An amount in ten-thousandths. Without the rescaling of {@link BigDecimal#setScale}, which costs three objects: every row
     * comes through here four times.
     *
     * @param amount of up to four decimals, below 10<sup>14</sup>
     * @throws ArithmeticException where it has more decimals or digits
     */
    public static long tenThousandths(BigDecimal amount) {
        final int decimals = amount.scale();
        if (decimals < 0 || decimals > DECIMALS) {
            return amount.scaleByPowerOfTen(DECIMALS).longValueExact();
        }
        final long digits = amount.scaleByPowerOfTen(decimals).longValueExact();
        return Math.multiplyExact(digits, POWERS_OF_TEN[DECIMALS - decimals]);
    }

    /** The amount of so many ten-thousandths, with four decimals. */
    public static BigDecimal of(long tenThousandths) {
        return BigDecimal.valueOf(tenThousandths, DECIMALS);
    }
}
