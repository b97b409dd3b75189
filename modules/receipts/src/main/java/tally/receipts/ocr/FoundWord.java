package tally.receipts.ocr;

import tally.receipts.text.Word;

/** A word and where it stands on the page, in pixels from the top left. */
record FoundWord(Word word, int left, int top, int width, int height) {

    int right() {
        return left + width;
    }

    double middle() {
        return top + height / 2.0;
    }
}
