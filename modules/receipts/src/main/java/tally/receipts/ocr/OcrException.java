package tally.receipts.ocr;

/** OCR gave up on an image. The message is a sentence for the shop; the cause, where there is one, for the operator. */
public final class OcrException extends Exception {
    private static final long serialVersionUID = 1L;

    /** With what a shopkeeper can do about it. */
    public OcrException(String message) {
        super(message);
    }

    /** With what went wrong beneath. */
    public OcrException(String message, Throwable cause) {
        super(message, cause);
    }
}
