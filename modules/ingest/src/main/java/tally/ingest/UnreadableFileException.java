package tally.ingest;

/** A file that can't be read as a whole. Thrown before any row is booked. */
final class UnreadableFileException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String complaint;

    UnreadableFileException(String complaint) {
        super(complaint);
        this.complaint = complaint;
    }

    /** What is wrong with it, for the shop. */
    String complaint() {
        return complaint;
    }
}
