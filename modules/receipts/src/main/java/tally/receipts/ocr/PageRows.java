package tally.receipts.ocr;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tally.receipts.text.TextLine;

/**
 * Puts words together that stand side by side: names at the left edge and amounts at the right belong to one line of the
 * receipt, though OCR takes a wide gap for the border of two columns.
 */
final class PageRows {
    /** Two words share a row where their middles are nearer than this share of the lower one's height. */
    private static final double NEAR = 0.5;

    private PageRows() {}

    static List<TextLine> of(List<FoundWord> words) {
        final List<List<FoundWord>> rows = new ArrayList<>();
        final List<FoundWord> fromLeft =
                words.stream().sorted(Comparator.comparingInt(FoundWord::left)).toList();
        for (final FoundWord word : fromLeft) {
            rowOf(word, rows).orElseGet(() -> opened(rows)).add(word);
        }
        rows.sort(Comparator.comparingDouble(row -> row.get(0).middle()));
        return rows.stream()
                .map(row -> new TextLine(row.stream().map(FoundWord::word).toList()))
                .toList();
    }

    /** The row whose last word, to the left of this one, stands at the same height. */
    private static Optional<List<FoundWord>> rowOf(FoundWord word, List<List<FoundWord>> rows) {
        return rows.stream()
                .filter(row -> distance(row, word) < NEAR)
                .min(Comparator.comparingDouble(row -> distance(row, word)));
    }

    private static double distance(List<FoundWord> row, FoundWord word) {
        final FoundWord last = row.get(row.size() - 1);
        final boolean overlap = word.left() < last.left() + last.width() / 2;
        final double apart = Math.abs(last.middle() - word.middle());
        return overlap ? Double.MAX_VALUE : apart / Math.max(1, Math.min(last.height(), word.height()));
    }

    private static List<FoundWord> opened(List<List<FoundWord>> rows) {
        final List<FoundWord> row = new ArrayList<>();
        rows.add(row);
        return row;
    }
}
