package tally.receipts.image;

/** The bytes are no image that Tally reads. The message is a sentence for the shop. */
public final class UnreadableImageException extends Exception {
    private static final long serialVersionUID = 1L;

    /** With what a shopkeeper can do about it. */
    public UnreadableImageException(String message) {
        super(message);
    }

    UnreadableImageException(String message, Throwable cause) {
        super(message, cause);
    }
}
