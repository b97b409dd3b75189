package tally.receipts.text;

import java.util.List;
import java.util.stream.Collectors;

/** What stands on a receipt, line by line from the top; no line where nothing was read. */
public record ReceiptText(List<TextLine> lines) {
    /** Keeps its own copy. */
    public ReceiptText {
        lines = List.copyOf(lines);
    }

    /** From a text whose letters are certain; blank lines are left out. */
    public static ReceiptText ofPlain(String text) {
        return new ReceiptText(text.lines()
                .filter(line -> !line.isBlank())
                .map(TextLine::certain)
                .toList());
    }

    /** The lines, with a line break between. */
    public String text() {
        return lines.stream().map(TextLine::text).collect(Collectors.joining("\n"));
    }

    /** The mean confidence of all words, 0 to 100; 0 where there are none. */
    public int confidence() {
        return (int) Math.round(lines.stream()
                .flatMap(line -> line.words().stream())
                .mapToDouble(Word::confidence)
                .average()
                .orElse(0));
    }
}
