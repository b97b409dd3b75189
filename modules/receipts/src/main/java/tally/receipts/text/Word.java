package tally.receipts.text;

/**
 * One word as OCR read it.
 *
 * @param confidence 0 to 100: how sure OCR is of its letters
 */
public record Word(String text, double confidence) {
    private static final double SURE = 100;

    /** Refuses a word without letters, and a confidence out of range. */
    public Word {
        if (text.isBlank() || confidence < 0 || confidence > SURE) {
            throw new IllegalArgumentException("No word: '" + text + "' with confidence " + confidence);
        }
    }

    /** A word that nobody doubts: from a text, not from an image. */
    static Word certain(String text) {
        return new Word(text, SURE);
    }
}
