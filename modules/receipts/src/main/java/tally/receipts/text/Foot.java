package tally.receipts.text;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tally.domain.receipts.Reading;

/** The sums below the items: subtotal, taxes and charges, discounts, rounding; and what they add to the items. */
final class Foot {
    private static final Set<LineKind> SUMS = EnumSet.of(
            LineKind.TOTAL,
            LineKind.SUBTOTAL,
            LineKind.TAX,
            LineKind.SERVICE,
            LineKind.ROUNDING,
            LineKind.PAYMENT,
            LineKind.CHANGE,
            LineKind.COUNT,
            LineKind.TAX_TABLE);
    private static final int MAX_EXTRAS = 8;

    private final List<ReceiptLine> lines;

    /** {@code lines} are those of the whole receipt; what follows the table of taxes repeats what stood above. */
    Foot(List<ReceiptLine> lines) {
        final int sums = first(lines, 0, Foot::isFoot);
        final int taxTable = first(lines, sums, line -> line.is(LineKind.TAX_TABLE));
        this.lines = lines.subList(0, Math.max(sums, taxTable));
    }

    private static int first(List<ReceiptLine> lines, int from, Predicate<ReceiptLine> wanted) {
        return lines.stream()
                .skip(from)
                .filter(wanted)
                .map(ReceiptLine::number)
                .findFirst()
                .orElse(lines.size());
    }

    /** Whether a line tells of a sum or a count, with the figure or without. */
    static boolean isSum(ReceiptLine line) {
        return SUMS.contains(line.kind());
    }

    /** Whether a line belongs below the items; one that takes something off may stand among them. */
    static boolean isFoot(ReceiptLine line) {
        final boolean deduction = line.is(LineKind.SUBTOTAL) && negative(line);
        final boolean heading = line.is(LineKind.TOTAL) || line.is(LineKind.SUBTOTAL) || line.is(LineKind.COUNT);
        return isSum(line) && !deduction && (line.hasMoney() || heading);
    }

    /** The first amount of a kind. */
    Reading<BigDecimal> first(LineKind kind) {
        return amounts(kind).findFirst().orElse(Reading.none());
    }

    /** Taxes and charges together; an amount that is printed twice is one. */
    Reading<BigDecimal> taxes() {
        final List<Reading<BigDecimal>> parts = Stream.concat(amounts(LineKind.TAX), amounts(LineKind.SERVICE))
                .distinct()
                .toList();
        return parts.stream()
                .reduce((left, right) -> Reading.of(
                        left.value().orElseThrow().add(right.value().orElseThrow()),
                        Math.min(left.confidence(), right.confidence())))
                .orElse(Reading.none());
    }

    private Stream<Reading<BigDecimal>> amounts(LineKind kind) {
        return lines.stream()
                .filter(line -> line.is(kind))
                .flatMap(line -> line.amount().map(amount -> Reading.of(amount, line.confidence())).stream());
    }

    /** All that is taken off, as a positive amount. */
    BigDecimal discounts() {
        return lines.stream()
                .filter(line -> line.is(LineKind.DISCOUNT) || negative(line))
                .flatMap(line -> line.amount().stream())
                .map(BigDecimal::abs)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /**
     * What may have been added to the items on the way to the total: taxes and charges as they are, what was taken off as
     * negative amounts, roundings with either sign, and what stands unnamed between subtotal and total.
     */
    List<BigDecimal> extras(BigDecimal deducted) {
        return extras(deducted, true);
    }

    /** The same without what stands there unnamed. */
    List<BigDecimal> namedExtras(BigDecimal deducted) {
        return extras(deducted, false);
    }

    private List<BigDecimal> extras(BigDecimal deducted, boolean unnamed) {
        final List<BigDecimal> extras = new ArrayList<>();
        extras.add(deducted.negate());
        boolean subtotal = false;
        for (final ReceiptLine line : lines) {
            subtotal |= line.is(LineKind.SUBTOTAL);
            final boolean charge = unnamed && subtotal && line.is(LineKind.TEXT);
            line.amount().ifPresent(amount -> add(extras, charge ? LineKind.SERVICE : line.kind(), amount));
        }
        return extras.stream().distinct().limit(MAX_EXTRAS).toList();
    }

    private static void add(List<BigDecimal> extras, LineKind kind, BigDecimal amount) {
        switch (kind) {
            case TAX, SERVICE -> extras.add(amount);
            case DISCOUNT -> extras.add(amount.abs().negate());
            case ROUNDING -> extras.addAll(List.of(amount, amount.negate()));
            case TOTAL, SUBTOTAL, PAYMENT, CHANGE, COUNT, COLUMN_HEADS, TAX_TABLE, PARTICULARS, TEXT -> {}
        }
    }

    private static boolean negative(ReceiptLine line) {
        return line.amount().filter(amount -> amount.signum() < 0).isPresent();
    }
}
