package tally.receipts.text;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Tells which items a person must look at though their amounts add up: where another reading of the name or of the
 * quantity is as likely, nothing else on the receipt would show the mistake. Sums prove amounts and nothing more.
 */
final class ItemDoubts {
    private static final BigDecimal CENT = new BigDecimal("0.011");
    private static final Pattern NUMBER = Pattern.compile("\\d+(?:[.,]\\d+)?");
    private static final Pattern PIECES = Pattern.compile("\\b(?:qtys?|quant\\w*|pcs|pieces|units|jumlah|sold)\\b");
    private static final Pattern LONG_WORD = Pattern.compile("\\p{L}{5,}");
    private static final Pattern LEADING_COUNT = Pattern.compile("^\\W{0,2}\\d{1,2}(?:\\s*[xX*]\\s*|\\s+)(?=\\p{L})");

    /** A number in a name that might be its quantity, or a price that was not understood. */
    private static final Pattern STRAY_NUMBER = Pattern.compile(
            "^\\D{0,3}\\d{1,2}\\p{L}?\\s|\\s[xX*]?\\d{1,3}$|\\b[xX]\\s?\\d|\\d\\s?[xX]\\b|\\d[.,]\\d{2}|\\d\\+\\d");

    private final LineClassifier classifier = new LineClassifier();
    private final List<ReceiptLine> lines;
    private final ItemTable table;
    private final ItemNames names;
    private final List<ItemDraft> items;

    /** {@code lines} are those of the whole receipt. */
    ItemDoubts(List<ReceiptLine> lines, ItemTable table) {
        this.lines = lines;
        this.table = table;
        this.names = new ItemNames(table);
        this.items = names.named();
    }

    /** Whether the name or the quantity of an item, counted from 0, could as well be another. */
    boolean about(int item) {
        return nameOf(item) || quantityOf(items.get(item));
    }

    private boolean nameOf(int number) {
        final ItemDraft item = items.get(number);
        final boolean borrowed = table.items().get(number).nameless();
        return (borrowed && !names.isPlain(number))
                || STRAY_NUMBER.matcher(item.name()).find()
                || classifier.kindOf(item.name(), false) != LineKind.TEXT
                || isLabel(item)
                || isUsedForAnother(item)
                || mayBeACode(number);
    }

    /** {@code Purchase: 29.99} tells what kind of sum it is. */
    private static boolean isLabel(ItemDraft item) {
        return item.line().text().contains(item.name() + ":");
    }

    /** Short words beside the amount, and a better name on a line of its own that nobody else has. */
    private boolean mayBeACode(int number) {
        return !LONG_WORD.matcher(items.get(number).name()).find() && names.anyBeside(number);
    }

    /** One name for two prices is a unit or a heading. */
    private boolean isUsedForAnother(ItemDraft item) {
        return items.stream()
                .anyMatch(other ->
                        other.name().equals(item.name()) && other.unitPrice().compareTo(item.unitPrice()) != 0);
    }

    private boolean quantityOf(ItemDraft item) {
        final List<Figure> others = item.line().money().stream()
                .filter(figure -> figure.value().compareTo(item.amount()) != 0)
                .toList();
        return item.quantity().compareTo(BigDecimal.ONE) == 0
                ? others.stream().anyMatch(figure -> figure.value().signum() > 0)
                : !isMultiplied(item) && !everyLineBeginsWithItsCount();
    }

    /** The price of one stands beside the quantity, and makes the amount with it. */
    private boolean isMultiplied(ItemDraft item) {
        return near(item)
                        .flatMap(line -> line.figures().stream())
                        .anyMatch(figure -> figure.value().compareTo(item.quantity()) == 0)
                && near(item)
                        .flatMap(line -> line.figures().stream())
                        .anyMatch(figure -> makes(figure.value().multiply(item.quantity()), item.amount()));
    }

    private static boolean makes(BigDecimal product, BigDecimal amount) {
        return product.subtract(amount).abs().compareTo(CENT) < 0;
    }

    private Stream<ReceiptLine> near(ItemDraft item) {
        return lines.stream()
                .filter(line -> Math.abs(line.number() - item.line().number()) <= 1);
    }

    private boolean everyLineBeginsWithItsCount() {
        return items.size() > 1
                && items.stream()
                        .allMatch(item ->
                                LEADING_COUNT.matcher(item.line().text()).find());
    }

    /** Whether the receipt counts its items or pieces, and comes to another number. */
    boolean aboutTheirNumber() {
        return lines.stream().filter(line -> line.is(LineKind.COUNT)).anyMatch(line -> {
            final List<BigDecimal> counted = numbersIn(line.text());
            return !counted.isEmpty() && counted.stream().noneMatch(count -> fits(line, count));
        });
    }

    private boolean fits(ReceiptLine line, BigDecimal count) {
        final BigDecimal pieces = items.stream().map(ItemDraft::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
        final boolean ofPieces = PIECES.matcher(FoldedText.of(line.text())).find();
        return count.compareTo(pieces) == 0 || (!ofPieces && count.compareTo(BigDecimal.valueOf(items.size())) == 0);
    }

    private static List<BigDecimal> numbersIn(String text) {
        final List<BigDecimal> numbers = new ArrayList<>();
        for (final Matcher number = NUMBER.matcher(text); number.find(); ) {
            numbers.add(new BigDecimal(number.group().replace(',', '.')));
        }
        return numbers;
    }
}
