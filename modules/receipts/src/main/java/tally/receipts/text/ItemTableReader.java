package tally.receipts.text;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the item table in one way: from a line, to a line, with the amount in one column. One per reading, one thread.
 */
final class ItemTableReader {
    private static final int MAX_LINES_BELOW = 2;

    private final List<ItemDraft> items = new ArrayList<>();
    private final List<BigDecimal> deductions = new ArrayList<>();
    private final List<ReceiptLine> section;
    private final ItemMerger merger;
    private final Optional<BigDecimal> largestItem;

    /** Figures above {@code largestItem}, where it is known, are no items. */
    ItemTableReader(List<ReceiptLine> section, Optional<BigDecimal> largestItem) {
        this.section = section;
        this.merger = new ItemMerger(section);
        this.largestItem = largestItem;
    }

    ItemTable read(AmountColumn column) {
        final List<ReceiptLine> table = section.stream()
                .filter(line -> line.hasMoney() && !line.is(LineKind.PARTICULARS) && !Foot.isFoot(line))
                .toList();
        final ItemLineReader reader = new ItemLineReader(column, table);
        table.forEach(line -> reader.read(line).ifPresent(this::add));
        return new ItemTable(section, items, deductions.stream().reduce(BigDecimal.ZERO, BigDecimal::add), true);
    }

    private void add(ItemDraft item) {
        if (item.line().is(LineKind.DISCOUNT) || item.amount().signum() < 0) {
            deduct(item);
        } else if (!tooLarge(item)) {
            final Optional<ItemDraft> merged = last().flatMap(above -> merger.merged(above, item));
            merged.ifPresentOrElse(one -> items.set(items.size() - 1, one), () -> items.add(item));
        }
    }

    private Optional<ItemDraft> last() {
        return items.isEmpty() ? Optional.empty() : Optional.of(items.get(items.size() - 1));
    }

    private boolean tooLarge(ItemDraft item) {
        return largestItem
                .filter(largest -> largest.signum() > 0 && item.amount().compareTo(largest) > 0)
                .isPresent();
    }

    /** What is taken off right below an item makes that item cheaper; elsewhere it belongs to the whole receipt. */
    private void deduct(ItemDraft deduction) {
        final BigDecimal off = deduction.amount().abs();
        final Optional<ItemDraft> cheaper = last().filter(item -> isBelow(deduction, item))
                .filter(item -> item.amount().compareTo(off) >= 0)
                .map(item -> item.cheaper(off));
        cheaper.ifPresentOrElse(item -> items.set(items.size() - 1, item), () -> deductions.add(off));
    }

    private boolean isBelow(ItemDraft deduction, ItemDraft item) {
        final int from = item.line().number();
        final int to = deduction.line().number();
        return to - from <= MAX_LINES_BELOW
                && section.stream()
                        .filter(line -> line.number() > from && line.number() < to)
                        .noneMatch(Foot::isSum);
    }
}
