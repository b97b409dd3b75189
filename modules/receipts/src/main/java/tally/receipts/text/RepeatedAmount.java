package tally.receipts.text;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What a receipt may come to where no line says so: the largest amount that it repeats. */
final class RepeatedAmount {

    private RepeatedAmount() {}

    /** The largest amount that stands there at least twice, or the only one. */
    static Optional<BigDecimal> in(List<ReceiptLine> lines) {
        final List<BigDecimal> amounts = lines.stream()
                .filter(line -> !line.is(LineKind.PARTICULARS))
                .flatMap(line -> line.amount().stream())
                .toList();
        return amounts.stream()
                .filter(amount -> amounts.size() == 1 || times(amount, amounts) > 1)
                .max(Comparator.naturalOrder())
                .filter(amount -> amount.signum() > 0);
    }

    private static long times(BigDecimal amount, List<BigDecimal> amounts) {
        return amounts.stream().filter(other -> other.compareTo(amount) == 0).count();
    }
}
