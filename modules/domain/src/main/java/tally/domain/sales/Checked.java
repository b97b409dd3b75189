package tally.domain.sales;

import java.math.BigDecimal;
import java.util.Optional;

/** What became of a row when it was checked: a sale that can be booked, or the reason why not. */
public sealed interface Checked {
    /** The row's money, of either sign, where it could be read. */
    Optional<BigDecimal> amount();

    /** Every rule holds. */
    record Accepted(Sale sale) implements Checked {
        @Override
        public Optional<BigDecimal> amount() {
            return Optional.of(sale.amount());
        }
    }

    /**
     * A rule is broken; the first one that is, in the order of {@link Field}.
     *
     * @param amount the row's money, of either sign, where it could be read: so that the money of a file stays accounted
     *     for to the cent
     */
    record Refused(RowProblem problem, Optional<BigDecimal> amount) implements Checked {}
}
