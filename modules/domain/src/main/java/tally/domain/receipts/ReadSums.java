package tally.domain.receipts;

import java.math.BigDecimal;

/**
 * The money at the foot of a receipt, as it is printed there.
 *
 * @param tax taxes and service charges together; they may be in the items' prices already
 * @param discount what was taken off the whole receipt, 0 or more
 * @param rounding what rounding to the smallest coin added, of either sign
 * @param total what the customer had to pay
 */
public record ReadSums(
        Reading<BigDecimal> subtotal,
        Reading<BigDecimal> tax,
        Reading<BigDecimal> discount,
        Reading<BigDecimal> rounding,
        Reading<BigDecimal> total) {}
