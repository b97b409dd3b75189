package tally.receipts.text;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Tells when two neighbouring lines with amounts speak of one item. */
final class ItemMerger {
    private static final int PRODUCT_FIGURES = 3;
    private static final BigDecimal CENT = new BigDecimal("0.011");

    private final List<ReceiptLine> section;

    ItemMerger(List<ReceiptLine> section) {
        this.section = section;
    }

    /** The one item of both lines; empty where they are two. */
    Optional<ItemDraft> merged(ItemDraft above, ItemDraft below) {
        if (below.nameless() && factorsOf(below, above)) {
            return Optional.of(counted(above, below));
        }
        if (above.nameless() && !below.nameless() && factorsOf(above, below)) {
            return Optional.of(counted(below, above));
        }
        if (!above.nameless() && below.nameless() && isPriceOf(above, below)) {
            return Optional.of(below.named(above.name(), above.confidence()));
        }
        return above.nameless() && below.nameless() && repeats(below, above) ? Optional.of(above) : Optional.empty();
    }

    /** {@code 2 x 5.79} beside {@code Bread 11.58} tells how that amount came about. */
    private static boolean factorsOf(ItemDraft factors, ItemDraft item) {
        final List<Figure> figures = factors.line().figures();
        return figures.size() == 2
                && neighbours(factors, item)
                && product(figures).subtract(item.amount()).abs().compareTo(CENT) < 0;
    }

    private static BigDecimal product(List<Figure> figures) {
        return figures.get(0).value().multiply(figures.get(1).value());
    }

    private static ItemDraft counted(ItemDraft item, ItemDraft factors) {
        final List<Figure> figures = factors.line().figures();
        final int quantity = figures.get(0).money() && !figures.get(1).money() ? 1 : 0;
        return item.counted(
                figures.get(quantity).value(), figures.get(1 - quantity).value());
    }

    /** {@code BAG 0.20} above {@code 3 * 0.20 0.60}: the first line only tells name and price. */
    private static boolean isPriceOf(ItemDraft above, ItemDraft below) {
        return below.line().figures().size() >= PRODUCT_FIGURES
                && neighbours(above, below)
                && above.amount().compareTo(below.unitPrice()) == 0;
    }

    /** The price in one line, the same amount alone below, and nothing but the quantity between them. */
    private boolean repeats(ItemDraft below, ItemDraft above) {
        return below.line().figures().size() == 1
                && below.amount().compareTo(above.amount()) == 0
                && section.stream()
                        .filter(line -> line.number() > above.line().number()
                                && line.number() < below.line().number())
                        .allMatch(line -> ItemLineReader.name(line.text()).isEmpty());
    }

    private static boolean neighbours(ItemDraft one, ItemDraft other) {
        return Math.abs(one.line().number() - other.line().number()) == 1;
    }
}
