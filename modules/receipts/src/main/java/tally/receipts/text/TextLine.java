package tally.receipts.text;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** One line of a receipt, its words from left to right; at least one. */
public record TextLine(List<Word> words) {
    /** Keeps its own copy, and refuses a line without words. */
    public TextLine {
        words = List.copyOf(words);
        if (words.isEmpty()) {
            throw new IllegalArgumentException("A line has words");
        }
    }

    static TextLine certain(String text) {
        return new TextLine(
                Arrays.stream(text.strip().split("\\s+")).map(Word::certain).toList());
    }

    /** The words, with one space between. */
    public String text() {
        return words.stream().map(Word::text).collect(Collectors.joining(" "));
    }

    /** The mean confidence of its words, 0 to 100. */
    int confidence() {
        return (int) Math.round(
                words.stream().mapToDouble(Word::confidence).average().orElse(0));
    }
}
