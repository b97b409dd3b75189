package tally.ingest;

/** A file that can't be read as a whole; the message is for the shop. Thrown before any row is booked. */
final class UnreadableFileException extends Exception {
    private static final long serialVersionUID = 1L;

    UnreadableFileException(String message) {
        super(message);
    }
}
