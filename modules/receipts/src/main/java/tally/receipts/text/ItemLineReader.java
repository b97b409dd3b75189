package tally.receipts.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes one line of the item table apart: {@code 2 Lunch 45.90}, {@code Milo 1 x 2.80 2.80 SR},
 * {@code 9557821042500 1 2.50 2.50}. Quantity and unit price are believed where they make the amount.
 */
final class ItemLineReader {
    private static final Pattern LEADING_QUANTITY =
            Pattern.compile("^\\W{0,2}(\\d{1,2})(?:\\s*[xX*]\\s+|\\s+(?:x\\s+)?|[xX](?=\\S))(?=\\S)");
    private static final Pattern NAME = Pattern.compile("\\p{L}{2,}");
    /** Words for one piece are no name of it. */
    private static final Pattern UNIT = Pattern.compile(
            "(?i)\\b\\d{0,3}(?:pcs?|ea|each|units?|nos?|pkts?|ctn|box|kgs?|un|uni|rm|sr|zrl?|tx|qty)\\b\\.?");

    /** An article's number, or the letters of its tax; a size ({@code L}, {@code 350PCS}) is a part of the name. */
    private static final Pattern CODE = Pattern.compile(
            "^[#*]?(?!\\d+(?:MM|CM|M|ML|L|G|KG|W|V|A|X|S)\\b|[\\dA-Z]*[A-Z]{3})(?=(?:[A-Z-]*\\d){4})\\d[\\dA-Z-]{4,}\\b\\s*"
                    + "|^[A-Zl]{1,4}\\d{3,}[\\dA-Z]*(?=[\\s-])[\\s-]*|^(?:SR|ZR|ZRL|ES|OS|\\*)[:\\s]\\s*(?=\\S{3,})");

    private static final Pattern LINE_NUMBER = Pattern.compile("^\\d{1,3}[.)]\\s+(?=\\S{3,})|^1\\s+(?=\\p{L}{2,})");
    private static final Pattern RATE =
            Pattern.compile("^\\(?\\d{1,2}(?:[.,]\\d{1,2})?\\s?%\\)?|\\(?\\d{1,2}(?:[.,]\\d{1,2})?\\s?%\\)?$");
    private static final Pattern LONG_WORD = Pattern.compile("\\p{L}{5,}");
    private static final BigDecimal CENT = new BigDecimal("0.011");
    private static final Pattern MARKED_QUANTITY = Pattern.compile("^\\W{0,2}\\d{1,3}\\s?[xX*]");
    private static final double MOST = 1.6;
    private static final int MAX_QUANTITY = 1000;
    private static final int PRICE_DECIMALS = 4;

    private final AmountColumn column;
    private final boolean quantityFirst;
    private final boolean quantityBehind;

    /** A reader for the lines of one table: a lone number is a quantity where most of its lines have one there. */
    ItemLineReader(AmountColumn column, List<ReceiptLine> table) {
        this.column = column;
        this.quantityFirst =
                mostly(table, line -> LEADING_QUANTITY.matcher(line.text()).find());
        this.quantityBehind =
                mostly(table, line -> line.figures().size() > line.money().size());
    }

    private static boolean mostly(List<ReceiptLine> table, Predicate<ReceiptLine> has) {
        return MOST * table.stream().filter(has).count() >= table.size();
    }

    /** The item in a line that has an amount; empty where so much is written behind the amount that it is a sentence. */
    Optional<ItemDraft> read(ReceiptLine line) {
        final List<Figure> money = line.money();
        final Figure last = money.get(money.size() - 1);
        if (LONG_WORD.matcher(line.text().substring(last.end())).find()) {
            return Optional.empty();
        }
        final Figure amount = column.of(line);
        return Optional.of(item(line, amount));
    }

    private ItemDraft item(ReceiptLine line, Figure amount) {
        final Matcher leading = LEADING_QUANTITY.matcher(line.text());
        final int nameEnd = nameEnd(line, amount);
        final boolean believed =
                quantityFirst || MARKED_QUANTITY.matcher(line.text()).find();
        final boolean counted = believed
                && leading.find()
                && leading.end() <= nameEnd
                && hasName(line.text().substring(leading.end(), nameEnd));
        final String name = name(line.text().substring(counted ? leading.end() : 0, nameEnd));
        final BigDecimal quantity = multiplied(line, amount)
                .orElseGet(() -> counted ? positive(leading.group(1)) : loneQuantity(line, amount, nameEnd));
        return new ItemDraft(line, name, quantity, price(amount.value(), quantity), amount.value(), line.confidence());
    }

    /** Numbers at the right belong to the table, where it has a column for them; the name ends before the first. */
    private int nameEnd(ReceiptLine line, Figure amount) {
        final boolean columns = quantityBehind || multiplied(line, amount).isPresent();
        int end = amount.start();
        final List<Figure> before = line.before(amount);
        for (int i = before.size() - 1; i >= 0; i--) {
            final Figure left = before.get(i);
            if (left.end() > end
                    || (!left.money() && !columns)
                    || hasName(line.text().substring(left.end(), end))) {
                break;
            }
            end = left.start();
        }
        return end;
    }

    /** The quantity that makes the amount with a price on the same line. */
    private static Optional<BigDecimal> multiplied(ReceiptLine line, Figure amount) {
        final List<Figure> before = line.before(amount);
        for (final Figure price : before) {
            for (final Figure quantity : before) {
                if (!quantity.equals(price) && isQuantity(quantity) && makes(quantity, price, amount)) {
                    return Optional.of(quantity.value());
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isQuantity(Figure figure) {
        return figure.value().signum() > 0 && figure.value().compareTo(BigDecimal.valueOf(MAX_QUANTITY)) <= 0;
    }

    private static boolean makes(Figure quantity, Figure price, Figure amount) {
        return (price.money() || quantity.start() < price.start())
                && quantity.value()
                                .multiply(price.value())
                                .subtract(amount.value())
                                .abs()
                                .compareTo(CENT)
                        < 0;
    }

    /** A whole number between name and amount. */
    private BigDecimal loneQuantity(ReceiptLine line, Figure amount, int nameEnd) {
        return !quantityBehind
                ? BigDecimal.ONE
                : line.figures().stream()
                        .filter(figure -> figure.start() >= nameEnd && figure.end() <= amount.start())
                        .filter(figure -> !figure.money() && isQuantity(figure))
                        .map(Figure::value)
                        .findFirst()
                        .orElse(BigDecimal.ONE);
    }

    private static BigDecimal positive(String digits) {
        final BigDecimal number = new BigDecimal(digits);
        return number.signum() == 0 ? BigDecimal.ONE : number;
    }

    private static BigDecimal price(BigDecimal amount, BigDecimal quantity) {
        return amount.divide(quantity, PRICE_DECIMALS, RoundingMode.HALF_UP).stripTrailingZeros();
    }

    private static boolean hasName(String text) {
        return NAME.matcher(UNIT.matcher(text).replaceAll("")).find();
    }

    /** Without article number and tax rate; empty where nothing like a word is left. */
    static String name(String text) {
        final String unnumbered = LINE_NUMBER.matcher(text.strip()).replaceFirst("");
        final String uncoded =
                CODE.matcher(CODE.matcher(unnumbered).replaceFirst("")).replaceFirst("");
        final String bare = RATE.matcher(uncoded).replaceAll(" ");
        final String name = bare.replaceAll("\\s(?:\\*[A-Z]{1,2}|SRS?|ZRL?)\\s*$", "")
                .replaceAll("\\s+\\d{8,}[A-Z]{0,2}(?:\\s+[A-Z])?$", "")
                .replaceAll("^[\\s:;,.*#|~_-]+|[\\s:;,*#|~_@=$-]+$", "")
                .replaceAll("\\s+", " ");
        return hasName(name) ? name : "";
    }
}
