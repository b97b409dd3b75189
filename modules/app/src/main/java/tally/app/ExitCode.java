package tally.app;

/** How a command ended, for the shell. */
enum ExitCode {
    DONE(0),
    FAILED(1),
    NOT_UNDERSTOOD(2),
    /** A file was read to its end, but some of its rows are wrong. */
    ROWS_FAILED(3),
    /** The books of a business disagree with one another. */
    BOOKS_DISAGREE(4);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }
}
