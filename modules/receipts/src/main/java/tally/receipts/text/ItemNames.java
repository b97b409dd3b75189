package tally.receipts.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Finds names for items whose amount stands on a line of its own. A table names its items above the amounts or below
 * them, the same for all. Where a name stands below the last amount, and none between the heads of the columns and the
 * first, they are below.
 */
final class ItemNames {
    private final List<ReceiptLine> section;
    private final List<ItemDraft> items;

    ItemNames(ItemTable table) {
        this.section = table.section();
        this.items = table.items();
    }

    /** The items in their order, each with a name where there is one. */
    List<ItemDraft> named() {
        final Function<Integer, List<ReceiptLine>> place = namesBelow() ? this::below : this::above;
        final List<ItemDraft> named = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            final ItemDraft item = items.get(i);
            named.add(item.nameless() ? first(place.apply(i), item) : item);
        }
        return named;
    }

    private boolean namesBelow() {
        final boolean nothingAbove =
                !items.isEmpty() && !section.isEmpty() && (section.get(0).number() == 0 || above(0).isEmpty());
        return nothingAbove && !below(items.size() - 1).isEmpty();
    }

    private List<ReceiptLine> above(int item) {
        final int from = item == 0 ? -1 : items.get(item - 1).line().number();
        final List<ReceiptLine> names =
                namesBetween(from, items.get(item).line().number());
        final int size = item == 0 && items.size() > 1 && !items.get(1).nameless() ? 1 : linesOfAName();
        return item == 0 && names.size() > size ? names.subList(names.size() - size, names.size()) : names;
    }

    /** So many lines the second item's name has; above the first item stand other things too. */
    private int linesOfAName() {
        return items.size() < 2
                ? 1
                : Math.max(
                        1,
                        namesBetween(
                                        items.get(0).line().number(),
                                        items.get(1).line().number())
                                .size());
    }

    private List<ReceiptLine> below(int item) {
        final int to = item + 1 < items.size() ? items.get(item + 1).line().number() : Integer.MAX_VALUE;
        return namesBetween(items.get(item).line().number(), to);
    }

    private List<ReceiptLine> namesBetween(int after, int before) {
        return section.stream()
                .filter(line -> line.number() > after && line.number() < before)
                .filter(line -> !line.hasMoney() && !Foot.isSum(line) && !line.is(LineKind.COLUMN_HEADS))
                .filter(line -> !ItemLineReader.name(line.text()).isEmpty())
                .toList();
    }

    private static ItemDraft first(List<ReceiptLine> names, ItemDraft item) {
        return names.stream()
                .findFirst()
                .map(line -> item.named(ItemLineReader.name(line.text()), line.confidence()))
                .orElse(item);
    }
}
