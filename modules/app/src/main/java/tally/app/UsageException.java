package tally.app;

/** A command line that Tally does not understand; the message says which word and what it may be. */
final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }
}
