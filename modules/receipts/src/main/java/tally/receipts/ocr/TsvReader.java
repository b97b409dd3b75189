package tally.receipts.ocr;

import java.util.List;
import java.util.Optional;
import tally.receipts.text.ReceiptText;
import tally.receipts.text.Word;

/** Reads Tesseract's TSV: a line for each word, with its box and its confidence. Other levels of the page are skipped. */
final class TsvReader {
    private static final String WORD_LEVEL = "5";
    private static final int COLUMNS = 12;
    private static final double NOISE = 40;

    private TsvReader() {}

    static ReceiptText read(String tsv) {
        final List<FoundWord> words =
                tsv.lines().flatMap(line -> word(line.split("\t", -1)).stream()).toList();
        return new ReceiptText(PageRows.of(words));
    }

    private static Optional<FoundWord> word(String[] columns) {
        if (columns.length != COLUMNS || !columns[0].equals(WORD_LEVEL) || columns[11].isBlank()) {
            return Optional.empty();
        }
        final double confidence = Math.max(0, Math.min(100, Double.parseDouble(columns[10])));
        if (confidence < NOISE && columns[11].codePoints().noneMatch(Character::isLetterOrDigit)) {
            return Optional.empty();
        }
        return Optional.of(new FoundWord(
                new Word(columns[11].strip(), confidence),
                Integer.parseInt(columns[6]),
                Integer.parseInt(columns[7]),
                Integer.parseInt(columns[8]),
                Integer.parseInt(columns[9])));
    }
}
