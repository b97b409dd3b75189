package tally.receipts.text;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds in each line its numbers, and what it is about. Where a receipt prints the name of a sum and the sum itself below
 * each other, the two become one line.
 */
final class LineReader {
    private static final Set<LineKind> LABELS = EnumSet.of(
            LineKind.TOTAL,
            LineKind.SUBTOTAL,
            LineKind.TAX,
            LineKind.SERVICE,
            LineKind.DISCOUNT,
            LineKind.ROUNDING,
            LineKind.PAYMENT,
            LineKind.CHANGE);
    private static final Pattern WORD =
            Pattern.compile("(?i)\\b(?!(?:rm|myr|rp|idr|usd|eur|euros?|tk|bdt|sr|zrl?|s)\\b)\\p{L}+|%");

    private final LineClassifier classifier = new LineClassifier();
    private final MoneyReader money;

    LineReader(MoneyReader money) {
        this.money = money;
    }

    List<ReceiptLine> read(ReceiptText receipt) {
        final List<ReceiptLine> lines = new ArrayList<>();
        Optional<TextLine> above = Optional.empty();
        for (final TextLine line : receipt.lines()) {
            final ReceiptLine read = line(lines.size(), line);
            final int last = lines.size() - 1;
            if (above.isPresent() && isAmountOf(lines.get(last), read)) {
                lines.set(last, line(last, joined(above.get(), line)));
            } else {
                lines.add(read);
            }
            above = Optional.of(line);
        }
        return List.copyOf(lines);
    }

    private static boolean isAmountOf(ReceiptLine label, ReceiptLine amount) {
        return LABELS.contains(label.kind())
                && label.figures().isEmpty()
                && amount.money().size() == 1
                && !WORD.matcher(amount.text()).find();
    }

    private static TextLine joined(TextLine label, TextLine amount) {
        return new TextLine(
                Stream.concat(label.words().stream(), amount.words().stream()).toList());
    }

    private ReceiptLine line(int number, TextLine line) {
        final String text = money.tidy(line.text());
        final List<Figure> figures = money.figures(text);
        final boolean hasMoney = figures.stream().anyMatch(Figure::money);
        return new ReceiptLine(number, text, classifier.kindOf(text, hasMoney), figures, line.confidence());
    }
}
