package tally.receipts.ocr;

/** The reading was stopped from outside, because Tally stops; nothing is known about the image. */
public final class OcrStoppedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OcrStoppedException(InterruptedException stopped) {
        super("Reading was stopped", stopped);
    }
}
