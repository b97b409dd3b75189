package tally.receipts.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Finds names for items whose amount stands on a line of its own. A table names its items above the amounts or below
 * them, the same for all. Where a name stands below the last amount, and none between the heads of the columns and the
 * first, they are below.
 */
final class ItemNames {
    /** Two letters may be a shelf's number. */
    private static final Pattern WORD = Pattern.compile("\\p{L}{3,}|\\p{IsHan}");

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

    /**
     * Whether an item's borrowed name is the only one that it could be: nothing else that might be a name stands between
     * it and the item before, or below; above the first item, where other things stand too, only below the table's heads
     * or where all other names stand in the same way.
     */
    boolean isPlain(int item) {
        if (namesBelow()) {
            return below(item).size() == 1;
        }
        final boolean underTheTop =
                item == 0 && !section.isEmpty() && section.get(0).number() == 0;
        return underTheTop
                ? isRightAbove(0) && othersRightAbove()
                : allAbove(item).size() == 1;
    }

    /** Whether something that might be a name stands right above an item or below it, by no other item's side. */
    boolean anyBeside(int item) {
        return !below(item).isEmpty() || (item > 0 && !allAbove(item).isEmpty()) || (item == 0 && isUnderHeads(0));
    }

    private boolean isUnderHeads(int item) {
        return !section.isEmpty()
                && section.get(0).number() > 0
                && !allAbove(item).isEmpty();
    }

    private boolean othersRightAbove() {
        return items.size() > 1 && IntStream.range(1, items.size()).allMatch(this::isRightAbove);
    }

    private boolean isRightAbove(int item) {
        final List<ReceiptLine> names = allAbove(item);
        return items.get(item).nameless()
                && !names.isEmpty()
                && (item == 0 || names.size() == 1)
                && names.get(names.size() - 1).number()
                        == items.get(item).line().number() - 1;
    }

    private boolean namesBelow() {
        final boolean nothingAbove =
                !items.isEmpty() && !section.isEmpty() && (section.get(0).number() == 0 || above(0).isEmpty());
        return nothingAbove && !below(items.size() - 1).isEmpty();
    }

    private List<ReceiptLine> allAbove(int item) {
        final int from = item == 0 ? -1 : items.get(item - 1).line().number();
        return namesBetween(from, items.get(item).line().number());
    }

    private List<ReceiptLine> above(int item) {
        final List<ReceiptLine> names = allAbove(item);
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
                .filter(line -> WORD.matcher(ItemLineReader.name(line.text())).find())
                .toList();
    }

    private static ItemDraft first(List<ReceiptLine> names, ItemDraft item) {
        return names.stream()
                .findFirst()
                .map(line -> item.named(ItemLineReader.name(line.text()), line.confidence()))
                .orElse(item);
    }
}
