package tally.app;

/** Something that the operator has set can't be used; the message names it and says what it should be. */
final class BadSettingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadSettingException(String message) {
        super(message);
    }
}
