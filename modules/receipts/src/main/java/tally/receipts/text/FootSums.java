package tally.receipts.text;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/** What a total ought to be by the sums above it: a subtotal with the taxes, the discount and the rounding that are named. */
final class FootSums {
    private final Foot foot;
    private final List<ReceiptLine> lines;

    FootSums(List<ReceiptLine> lines) {
        this.foot = new Foot(lines);
        this.lines = lines;
    }

    /** Every sum that needs one of them at least, each taken once or not at all. */
    List<BigDecimal> possible() {
        return lines.stream()
                .filter(line -> line.is(LineKind.SUBTOTAL))
                .flatMap(line -> line.amount().stream())
                .flatMap(subtotal -> sums(subtotal).filter(sum -> sum.compareTo(subtotal) != 0))
                .filter(sum -> sum.signum() > 0)
                .distinct()
                .toList();
    }

    private Stream<BigDecimal> sums(BigDecimal subtotal) {
        final BigDecimal taxes = foot.taxes().value().orElse(BigDecimal.ZERO).abs();
        final BigDecimal discount =
                foot.first(LineKind.DISCOUNT).value().orElse(BigDecimal.ZERO).abs();
        final BigDecimal rounding =
                foot.first(LineKind.ROUNDING).value().orElse(BigDecimal.ZERO).abs();
        return Stream.of(BigDecimal.ZERO, taxes)
                .map(subtotal::add)
                .flatMap(sum -> Stream.of(sum, sum.subtract(discount)))
                .flatMap(sum -> Stream.of(sum, sum.add(rounding), sum.subtract(rounding)));
    }
}
