package tally.app.database;

/** The database that Tally brings along cannot run here. The message says why and what to do about it. */
public final class LocalDatabaseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * A refusal that is nobody's fault in the code: another Tally, another platform, a full disk.
     *
     * @param message what a person can do about it
     */
    public LocalDatabaseException(String message) {
        super(message);
    }

    /**
     * A failure beneath.
     *
     * @param message what a person can do about it
     * @param cause what failed
     */
    public LocalDatabaseException(String message, Throwable cause) {
        super(message, cause);
    }
}
