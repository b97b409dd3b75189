package tally.receipts.text;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tally.domain.receipts.Reading;

/**
 * Chooses the total among the lines that call themselves one. Words count ('grand total' more than 'total'), and what was
 * paid counts more: cash less change is what the customer had to pay.
 */
final class TotalFinder {
    private static final Pattern STRONG = Pattern.compile("grand|final|\\bdue\\b|payable|pagar|round|after");
    private static final int FOR_SUBTOTAL = 1;
    private static final int FOR_WORDS = 3;
    private static final int FOR_STRONG_WORDS = 4;
    private static final int FOR_PAID_LESS_CHANGE = 3;
    private static final int FOR_PAID = 2;
    private static final int UNSUPPORTED_PERCENT = 85;
    private static final BigDecimal CENTS_OF_A_COIN = new BigDecimal("0.05");

    private final List<ReceiptLine> lines;
    private final List<BigDecimal> paid;
    private final List<BigDecimal> change;

    TotalFinder(List<ReceiptLine> lines) {
        this.lines = lines;
        this.paid = amounts(LineKind.PAYMENT);
        this.change = amounts(LineKind.CHANGE);
    }

    private record Candidate(BigDecimal amount, int score, int confidence) {}

    /** A subtotal alone is the total only where nobody says what was paid for all, taxes included. */
    Reading<BigDecimal> total() {
        return candidates().stream()
                .max(Comparator.comparingInt(Candidate::score))
                .filter(best -> best.score() > FOR_SUBTOTAL || change.isEmpty())
                .map(best -> Reading.of(best.amount, confidence(best)))
                .orElseGet(this::paidLessChange);
    }

    /** Every amount that a line calls a total, whichever it is. */
    List<BigDecimal> allTotals() {
        return candidates().stream().map(Candidate::amount).distinct().toList();
    }

    private List<Candidate> candidates() {
        final List<Candidate> candidates = new ArrayList<>();
        boolean inTaxTable = false;
        for (final ReceiptLine line : lines) {
            inTaxTable |= line.is(LineKind.TAX_TABLE);
            if (weight(line) > 0 && !(inTaxTable && line.money().size() > 1)) {
                amount(line).ifPresent(amount -> candidates.add(0, candidate(line, amount)));
            }
        }
        return candidates;
    }

    /** The amount furthest to the right that a customer can have paid. */
    private static Optional<BigDecimal> amount(ReceiptLine line) {
        return line.money().stream()
                .map(Figure::value)
                .filter(amount -> amount.signum() > 0)
                .reduce((left, right) -> right);
    }

    private Candidate candidate(ReceiptLine line, BigDecimal amount) {
        return new Candidate(amount, weight(line) + support(amount), line.confidence());
    }

    private boolean isSupported(ReceiptLine line) {
        return line.amount()
                .filter(amount -> amount.signum() > 0 && support(amount) > 0)
                .isPresent();
    }

    private int weight(ReceiptLine line) {
        if (line.is(LineKind.TOTAL) && line.money().size() <= 1) {
            return STRONG.matcher(FoldedText.of(line.text())).find() ? FOR_STRONG_WORDS : FOR_WORDS;
        }
        return line.is(LineKind.SUBTOTAL)
                        || line.is(LineKind.TOTAL)
                        || (line.is(LineKind.ROUNDING) && isSupported(line))
                ? FOR_SUBTOTAL
                : 0;
    }

    private int support(BigDecimal amount) {
        if (isPaidLessChange(amount)) {
            return FOR_PAID_LESS_CHANGE;
        }
        return paid.stream().anyMatch(payment -> payment.compareTo(amount) == 0) ? FOR_PAID : 0;
    }

    private boolean isPaidLessChange(BigDecimal amount) {
        return paid.stream()
                .anyMatch(payment -> change.stream()
                        .anyMatch(back -> payment.subtract(back.abs()).compareTo(amount) == 0));
    }

    private Reading<BigDecimal> paidLessChange() {
        if (paid.isEmpty()) {
            return repeated();
        }
        final BigDecimal back =
                change.isEmpty() ? BigDecimal.ZERO : change.get(0).abs();
        final BigDecimal total = paid.get(0).subtract(back);
        return total.signum() > 0 ? Reading.of(total, UNSUPPORTED_PERCENT / 2) : Reading.none();
    }

    /** Whether what was paid, less the change, is another sum: then something to pay stands below this total. */
    boolean isContradicted(BigDecimal total) {
        final BigDecimal together = paid.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return !paid.isEmpty()
                && !change.isEmpty()
                && Stream.concat(paid.stream(), Stream.of(together))
                        .flatMap(payment -> change.stream().map(payment::subtract))
                        .noneMatch(sum -> sum.subtract(total).abs().compareTo(smallestCoin()) <= 0);
    }

    /** By so much a total is rounded for who pays in cash. */
    private BigDecimal smallestCoin() {
        return amounts(LineKind.ROUNDING).stream()
                .min(Comparator.naturalOrder())
                .orElse(BigDecimal.ZERO)
                .max(CENTS_OF_A_COIN);
    }

    /** The largest amount that stands on the receipt at least twice, or the only one. */
    private Reading<BigDecimal> repeated() {
        final List<BigDecimal> amounts = lines.stream()
                .filter(line -> !line.is(LineKind.PARTICULARS))
                .flatMap(line -> line.amount().stream())
                .toList();
        return amounts.stream()
                .filter(amount -> amounts.stream()
                                        .filter(other -> other.compareTo(amount) == 0)
                                        .count()
                                > 1
                        || amounts.size() == 1)
                .max(Comparator.naturalOrder())
                .filter(amount -> amount.signum() > 0)
                .map(amount -> Reading.of(amount, UNSUPPORTED_PERCENT / 2))
                .orElse(Reading.none());
    }

    private static int confidence(Candidate best) {
        return best.score > FOR_STRONG_WORDS ? best.confidence : best.confidence * UNSUPPORTED_PERCENT / 100;
    }

    private List<BigDecimal> amounts(LineKind kind) {
        return lines.stream()
                .filter(line -> line.is(kind))
                .flatMap(line -> line.amount().stream())
                .map(BigDecimal::abs)
                .toList();
    }
}
