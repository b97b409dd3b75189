package tally.receipts.ocr;

/** How Tesseract looks at a page; the numbers are those of its option {@code --psm}. */
public enum PageMode {
    /** One column of text, of letters of several sizes. */
    COLUMN(4),
    /** One even block of text: most receipts. */
    BLOCK(6),
    /** Whatever letters are found, in no order. */
    SPARSE(11);

    private final int number;

    PageMode(int number) {
        this.number = number;
    }

    String argument() {
        return Integer.toString(number);
    }
}
