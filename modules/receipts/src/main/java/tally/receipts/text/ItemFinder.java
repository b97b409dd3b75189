package tally.receipts.text;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Finds the item table among the lines. There are several ways to read most receipts; the first whose items make the
 * total is taken, and the most usual one where none does.
 */
final class ItemFinder {
    private static final int FEET_TRIED = 3;

    private final List<ReceiptLine> lines;
    private final Optional<BigDecimal> total;
    private final Foot foot;

    ItemFinder(List<ReceiptLine> lines, Optional<BigDecimal> total) {
        this.lines = lines;
        this.total = total;
        this.foot = new Foot(lines);
    }

    ItemTable table() {
        final List<ItemTable> readings = readings();
        return readings.stream()
                .filter(this::addsUp)
                .findFirst()
                .or(() -> readings.stream()
                        .flatMap(reading -> onlyItem(reading).stream())
                        .findFirst())
                .or(() -> readings.stream()
                        .filter(reading -> !reading.items().isEmpty())
                        .findFirst())
                .or(this::wholeReceipt)
                .orElse(readings.get(0));
    }

    private List<ItemTable> readings() {
        final List<ItemTable> readings = new ArrayList<>();
        for (final AmountColumn column : AmountColumn.values()) {
            for (final int start : starts()) {
                for (final int end : ends(start)) {
                    readings.add(new ItemTableReader(lines.subList(start, end), largestItem()).read(column));
                }
            }
        }
        return readings;
    }

    /** One line alone makes the total: the others told of it in other words, as car parks and petrol stations do. */
    private Optional<ItemTable> onlyItem(ItemTable reading) {
        return reading.items().stream()
                .filter(item ->
                        total.filter(sum -> sum.compareTo(item.amount()) == 0).isPresent())
                .min(Comparator.comparing(ItemDraft::nameless))
                .map(item -> reading.unsure(List.of(item)));
    }

    /** A receipt that lists nothing but has a total is for one thing, which a person can name. */
    private Optional<ItemTable> wholeReceipt() {
        return lines.stream()
                .filter(line -> line.amount().isPresent() && line.amount().equals(total))
                .findFirst()
                .map(line -> new ItemDraft(
                        line, "", BigDecimal.ONE, total.orElseThrow(), total.orElseThrow(), line.confidence()))
                .map(item -> new ItemTable(List.of(), List.of(item), BigDecimal.ZERO, false));
    }

    /** Whether the items, with what the foot adds and takes off, make the total. */
    boolean addsUp(ItemTable table) {
        return table.sure()
                && total.filter(sum -> table.sum().signum() > 0 && sum.signum() > 0)
                        .filter(sum -> new SumsCheck(sum, foot.extras(table.deducted())).addsUp(table.sum()))
                        .isPresent();
    }

    /**
     * Whether they make it by named sums alone, none of them from below the total: so that nobody need look at it. What
     * stands unnamed between subtotal and total may be a charge, and may be an item.
     */
    boolean provesItself(ItemTable table) {
        return addsUp(table)
                && !reachesBelowTheTotal(table)
                && new SumsCheck(total.orElseThrow(), foot.namedExtras(table.deducted())).addsUp(table.sum());
    }

    private boolean reachesBelowTheTotal(ItemTable table) {
        final int last = table.items().get(table.items().size() - 1).line().number();
        return lines.subList(0, last).stream().anyMatch(line -> line.is(LineKind.TOTAL) && line.hasMoney());
    }

    /** No item costs more than the whole, what was taken off included: such a figure is the shop's capital, or a code. */
    private Optional<BigDecimal> largestItem() {
        return total.map(sum -> sum.add(foot.discounts()));
    }

    /** Below the heads of the columns, where there are any; else from the top. */
    private List<Integer> starts() {
        final List<Integer> starts = new ArrayList<>();
        for (final ReceiptLine line : lines) {
            if (endsTheFoot(line)) {
                break;
            }
            if (line.is(LineKind.COLUMN_HEADS) && ends(line.number() + 1).get(0) > line.number() + 1) {
                starts.add(line.number() + 1);
                break;
            }
        }
        starts.add(0);
        return starts;
    }

    /** Above the first line of the foot; and, where that is a line which might be an item, above the next ones. */
    private List<Integer> ends(int start) {
        final List<Integer> ends = new ArrayList<>();
        boolean items = false;
        for (int i = start; i < lines.size() && ends.size() < FEET_TRIED; i++) {
            final ReceiptLine line = lines.get(i);
            if (!Foot.isFoot(line)) {
                items |= line.hasMoney();
            } else if (items) {
                ends.add(i);
                if (line.is(LineKind.SUBTOTAL) || line.is(LineKind.TAX) || endsTheFoot(line)) {
                    return ends;
                }
            }
        }
        ends.add(lines.size());
        return ends;
    }

    private static boolean endsTheFoot(ReceiptLine line) {
        return line.is(LineKind.TAX_TABLE) || (line.is(LineKind.TOTAL) && line.hasMoney());
    }
}
