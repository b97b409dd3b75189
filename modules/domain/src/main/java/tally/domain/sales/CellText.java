package tally.domain.sales;

/** The text of a cell as it counts. */
public final class CellText {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private CellText() {}

    /** The text without white space around it, and without the byte order mark that is left where files were joined. */
    public static String of(String cell) {
        int start = 0;
        while (start < cell.length() && cell.charAt(start) == BYTE_ORDER_MARK) {
            start++;
        }
        return cell.substring(start).strip();
    }
}
