package tally.domain.sales;

import java.util.Optional;

/** The rules for the fields that are text: names are kept code point for code point, white space around them apart. */
final class Texts {
    private static final int MAX_NAME_CHARS = 255;
    private static final int MAX_NOTES_CHARS = 500;
    private static final String WALK_IN = "walk-in";

    private Texts() {}

    static String required(RowValues row, Field field, FirstProblem problem) {
        final String name = name(row, field, problem);
        if (isInvisible(name)) {
            problem.plain(ErrorCode.MISSING_VALUE, field, "", field.columnName() + " is required");
        }
        return name;
    }

    static Optional<String> customer(RowValues row, FirstProblem problem) {
        final String name = name(row, Field.CUSTOMER, problem);
        return name.isEmpty() || name.equalsIgnoreCase(WALK_IN) ? Optional.empty() : Optional.of(name);
    }

    static String notes(RowValues row, FirstProblem problem) {
        final String notes = row.text(Field.NOTES);
        storable(notes, Field.NOTES, problem);
        return CellText.isLonger(notes, MAX_NOTES_CHARS)
                ? notes.substring(0, notes.offsetByCodePoints(0, MAX_NOTES_CHARS))
                : notes;
    }

    private static String name(RowValues row, Field field, FirstProblem problem) {
        final String name = row.text(field);
        storable(name, field, problem);
        if (CellText.isLonger(name, MAX_NAME_CHARS)) {
            final String message = field.columnName() + " is too long (" + MAX_NAME_CHARS + " characters at most)";
            problem.plain(ErrorCode.TOO_LONG, field, name, message);
        }
        return name;
    }

    /** PostgreSQL takes neither a NUL nor half a surrogate pair as text. */
    private static void storable(String text, Field field, FirstProblem problem) {
        if (!isStorable(text)) {
            final String message = field.columnName() + " holds a character that is no text: retype it: ";
            problem.is(ErrorCode.INVALID_TEXT, field, text, message);
        }
    }

    private static boolean isInvisible(String text) {
        int at = 0;
        while (at < text.length() && isInvisible(text.codePointAt(at))) {
            at += Character.charCount(text.codePointAt(at));
        }
        return at >= text.length();
    }

    /** Spaces of every kind, and what formats text without being seen, such as a zero width space. */
    private static boolean isInvisible(int codePoint) {
        return Character.isWhitespace(codePoint)
                || Character.isSpaceChar(codePoint)
                || Character.getType(codePoint) == Character.FORMAT;
    }

    private static boolean isStorable(String text) {
        boolean wantsLow = false;
        for (int i = 0; i < text.length(); i++) {
            final char unit = text.charAt(i);
            if (unit == '\0' || Character.isLowSurrogate(unit) != wantsLow) {
                return false;
            }
            wantsLow = Character.isHighSurrogate(unit);
        }
        return !wantsLow;
    }
}
