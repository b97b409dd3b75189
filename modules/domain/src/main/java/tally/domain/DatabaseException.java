package tally.domain;

/**
 * The database could not do what was asked: it is away, or it refused. The one exception of the stores; its cause
 * is the driver's. Nothing of the unit of work that threw it has happened.
 */
public final class DatabaseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean passing;

    /** A failure with its cause; {@code passing} where the same call may succeed a little later. */
    public DatabaseException(String message, Throwable cause, boolean passing) {
        super(message, cause);
        this.passing = passing;
    }

    /** Whether it is worth trying again: a lost connection, a deadlock, an exhausted pool; not a refused value. */
    public boolean passing() {
        return passing;
    }
}
