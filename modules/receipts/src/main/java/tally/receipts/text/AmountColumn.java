package tally.receipts.text;

import java.math.BigDecimal;
import java.util.List;

/**
 * Which of a line's amounts is the one to pay: most tables end with it, some print the tax or the price without it
 * behind, and some leave the multiplication to the reader.
 */
enum AmountColumn {
    LAST,
    SECOND_TO_LAST,
    FIRST,
    /** {@code 2 x 6.79}, with nothing behind. */
    MULTIPLIED;

    Figure of(ReceiptLine line) {
        final List<Figure> money = line.money();
        final Figure last = money.get(money.size() - 1);
        return switch (this) {
            case LAST -> last;
            case SECOND_TO_LAST -> money.get(Math.max(0, money.size() - 2));
            case FIRST -> money.get(0);
            case MULTIPLIED -> multiplied(line.figures(), last);
        };
    }

    private static Figure multiplied(List<Figure> figures, Figure last) {
        if (figures.size() != 2
                || figures.get(0).money()
                || figures.get(0).value().signum() <= 0) {
            return last;
        }
        final BigDecimal product = figures.get(0).value().multiply(last.value());
        return new Figure(product, true, last.start(), last.end());
    }
}
