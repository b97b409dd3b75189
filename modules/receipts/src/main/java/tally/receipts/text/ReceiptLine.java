package tally.receipts.text;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A line with what was found in it.
 *
 * @param text the line with gaps inside its numbers closed
 * @param figures its numbers, from left to right
 */
record ReceiptLine(int number, String text, LineKind kind, List<Figure> figures, int confidence) {

    List<Figure> money() {
        return figures.stream().filter(Figure::money).toList();
    }

    boolean hasMoney() {
        return figures.stream().anyMatch(Figure::money);
    }

    boolean is(LineKind wanted) {
        return kind == wanted;
    }

    /** The numbers to the left of one. */
    List<Figure> before(Figure figure) {
        return figures.stream().filter(other -> other.start() < figure.start()).toList();
    }

    /** The amount furthest to the right. */
    Optional<BigDecimal> amount() {
        return money().stream().map(Figure::value).reduce((left, right) -> right);
    }
}
