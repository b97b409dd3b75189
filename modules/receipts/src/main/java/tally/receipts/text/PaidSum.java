package tally.receipts.text;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a customer handed over and got back: the difference is what had to be paid, whatever the total says. */
final class PaidSum {
    private final List<BigDecimal> paid;
    private final List<BigDecimal> change;
    private final BigDecimal smallestCoin;

    PaidSum(List<ReceiptLine> lines) {
        this.paid = amounts(lines, LineKind.PAYMENT);
        this.change = amounts(lines, LineKind.CHANGE);
        this.smallestCoin = amounts(lines, LineKind.ROUNDING).stream()
                .min(Comparator.naturalOrder())
                .orElse(BigDecimal.ZERO)
                .max(RoundedTotal.COIN);
    }

    private static List<BigDecimal> amounts(List<ReceiptLine> lines, LineKind kind) {
        return lines.stream()
                .filter(line -> line.is(kind))
                .flatMap(line -> line.amount().stream())
                .map(BigDecimal::abs)
                .toList();
    }

    boolean anyChange() {
        return !change.isEmpty();
    }

    /** Whether an amount was handed over as it is. */
    boolean isPaid(BigDecimal amount) {
        return paid.stream().anyMatch(payment -> payment.compareTo(amount) == 0);
    }

    /** What may have stayed in the till: each payment less each change. */
    List<BigDecimal> lessChange() {
        return paid.stream()
                .flatMap(payment -> change.stream().map(payment::subtract))
                .filter(sum -> sum.signum() > 0)
                .toList();
    }

    boolean isLessChange(BigDecimal amount) {
        return lessChange().stream().anyMatch(sum -> sum.compareTo(amount) == 0);
    }

    boolean supports(BigDecimal amount) {
        return isPaid(amount) || isLessChange(amount);
    }

    /** Payments of broken coins where nothing was given back: nobody hands over 33.45 in cash and wants change. */
    List<BigDecimal> exact() {
        return paid.stream()
                .filter(payment ->
                        !anyChange() && payment.remainder(BigDecimal.ONE).signum() != 0)
                .toList();
    }

    /** The first payment less the first change, where anybody says what was paid. */
    Optional<BigDecimal> first() {
        final BigDecimal back = anyChange() ? change.get(0) : BigDecimal.ZERO;
        return paid.stream().findFirst().map(payment -> payment.subtract(back)).filter(sum -> sum.signum() > 0);
    }

    /** Whether what was paid, less the change, is another sum: then something to pay stands below this total. */
    boolean contradicts(BigDecimal total) {
        final BigDecimal together = paid.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return !paid.isEmpty()
                && anyChange()
                && Stream.concat(paid.stream(), Stream.of(together))
                        .flatMap(payment -> change.stream().map(payment::subtract))
                        .noneMatch(sum -> sum.subtract(total).abs().compareTo(smallestCoin) <= 0);
    }
}
