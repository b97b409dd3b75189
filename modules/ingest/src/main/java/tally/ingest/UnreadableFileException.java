package tally.ingest;

/** A file can't be read as a whole: it is no CSV file, or lacks what is required. Thrown before any row is booked. */
public final class UnreadableFileException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String complaint;

    UnreadableFileException(String complaint) {
        super(complaint);
        this.complaint = complaint;
    }

    /** What is wrong with it, for the shop. */
    public String complaint() {
        return complaint;
    }
}
