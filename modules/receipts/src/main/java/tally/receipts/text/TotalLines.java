package tally.receipts.text;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The lines of one look that call themselves a total, and how much their words count: 'grand total' more than 'total'. */
final class TotalLines {
    static final int FOR_SUBTOTAL = 1;
    static final int FOR_STRONG_WORDS = 4;
    private static final int FOR_WORDS = 3;
    private static final Pattern STRONG =
            Pattern.compile("grand|final|\\bdue\\b|payable|pagar|to pay|to be paid|round|after");

    private final List<ReceiptLine> lines;
    private final PaidSum paid;

    TotalLines(List<ReceiptLine> lines, PaidSum paid) {
        this.lines = lines;
        this.paid = paid;
    }

    /** An amount that a line calls a total. */
    record Candidate(BigDecimal amount, int weight, int confidence) {}

    /** From the bottom, where the last word on what is to be paid stands. */
    List<Candidate> candidates() {
        final List<Candidate> candidates = new ArrayList<>();
        boolean inTaxTable = false;
        for (final ReceiptLine line : lines) {
            inTaxTable |= line.is(LineKind.TAX_TABLE);
            final int weight = inTaxTable ? Math.min(FOR_SUBTOTAL, weight(line)) : weight(line);
            if (weight > 0 && !(inTaxTable && line.money().size() > 1)) {
                amount(line).ifPresent(sum -> candidates.add(0, new Candidate(sum, weight, line.confidence())));
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

    private int weight(ReceiptLine line) {
        if (line.is(LineKind.TOTAL) && line.money().size() <= 1) {
            return STRONG.matcher(FoldedText.of(line.text())).find() ? FOR_STRONG_WORDS : FOR_WORDS;
        }
        if (line.is(LineKind.ROUNDING)) {
            return amount(line).map(this::weightOfRounding).orElse(0);
        }
        return line.is(LineKind.SUBTOTAL) || line.is(LineKind.TOTAL) ? FOR_SUBTOTAL : 0;
    }

    /** {@code Rounding 52.10} below {@code Total 52.08} names the rounded total, not what was added. */
    private int weightOfRounding(BigDecimal amount) {
        final boolean rounded = amount.compareTo(RoundedTotal.COIN) > 0
                && lines.stream()
                        .filter(line -> line.is(LineKind.TOTAL))
                        .flatMap(line -> amount(line).stream())
                        .anyMatch(total -> total.subtract(amount).abs().compareTo(RoundedTotal.COIN) <= 0);
        return rounded ? FOR_STRONG_WORDS : paid.supports(amount) ? FOR_SUBTOTAL : 0;
    }
}
