package tally.domain.sales;

/** The text of a cell as it counts. */
public final class CellText {
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final char DELETE = 0x7F;

    private CellText() {}

    /** The text without white space around it, and without the byte order mark that is left where files were joined. */
    public static String of(String cell) {
        return isBare(cell) ? cell : stripped(cell);
    }

    /** Nearly every cell begins and ends with an ASCII character that can be seen, and each is asked more than once. */
    private static boolean isBare(String cell) {
        return !cell.isEmpty() && isSeen(cell.charAt(0)) && isSeen(cell.charAt(cell.length() - 1));
    }

    private static boolean isSeen(char character) {
        return character > ' ' && character < DELETE;
    }

    /** The text itself where it has so many characters at most; else its beginning, with a {@code …} for the last of them. */
    static String cut(String text, int mostCharacters) {
        return isLonger(text, mostCharacters)
                ? text.substring(0, text.offsetByCodePoints(0, mostCharacters - 1)) + "…"
                : text;
    }

    /** Whether a text has more characters than that; those beyond the first 65,536 of Unicode count once too. */
    static boolean isLonger(String text, int characters) {
        return text.length() > characters && text.codePointCount(0, text.length()) > characters;
    }

    private static String stripped(String cell) {
        int start = 0;
        while (start < cell.length() && cell.charAt(start) == BYTE_ORDER_MARK) {
            start++;
        }
        return cell.substring(start).strip();
    }
}
