package tally.domain.sales;

import java.util.Optional;

/** Remembers the first broken rule of one row. One per row, one thread. */
final class FirstProblem {
    private static final String EMPTY = "(empty)";

    private Optional<RowProblem> first = Optional.empty();

    Optional<RowProblem> found() {
        return first;
    }

    /** A rule whose message ends with the value. */
    void is(ErrorCode code, Field field, String value, String message) {
        is(code, field, value, message, "");
    }

    /** A rule whose message holds the value and a hint behind it. */
    void is(ErrorCode code, Field field, String value, String message, String hint) {
        plain(code, field, value, message + (value.isEmpty() ? EMPTY : value) + hint);
    }

    /** A rule whose message does not repeat the value. */
    void plain(ErrorCode code, Field field, String value, String message) {
        if (first.isEmpty()) {
            first = Optional.of(RowProblem.of(code, field, value, message));
        }
    }
}
