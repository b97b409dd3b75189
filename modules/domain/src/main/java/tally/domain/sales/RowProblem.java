package tally.domain.sales;

import java.util.Optional;

/**
 * Why one row could not be booked: bad data is a value, stored and shown, never an exception.
 *
 * @param column the column's name, where one is to blame
 * @param value what stood there, shortened to {@value #MAX_VALUE_CHARS} characters and free of control characters
 * @param message one sentence for the shop
 */
public record RowProblem(ErrorCode code, Optional<String> column, String value, String message) {
    private static final int MAX_VALUE_CHARS = 255;
    private static final int MAX_MESSAGE_CHARS = 500;

    /** Makes value and message safe to store, to log and to show. */
    public RowProblem {
        value = shown(value, MAX_VALUE_CHARS);
        message = shown(message, MAX_MESSAGE_CHARS);
    }

    /** A problem of one field. */
    static RowProblem of(ErrorCode code, Field field, String value, String message) {
        return new RowProblem(code, Optional.of(field.columnName()), value, message);
    }

    /** Text with each control character replaced by a visible one (U+2400 and on for C0) and cut at a length. */
    static String shown(String text, int maxChars) {
        return PrintableText.of(CellText.cut(text, maxChars));
    }
}
