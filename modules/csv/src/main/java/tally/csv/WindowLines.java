package tally.csv;

/** The line ends of the window: CR LF, LF and a lone CR each end a line. For records that are broken, so one by one. */
final class WindowLines {

    static final byte CR = '\r';
    static final byte LF = '\n';

    private final ByteWindow window;

    WindowLines(ByteWindow window) {
        this.window = window;
    }

    /** The first CR or LF at or behind a position; the end of the window where there is none. */
    int end(int from) {
        byte[] bytes = window.array();
        int at = from;
        while (at < window.end() && bytes[at] != LF && bytes[at] != CR) {
            at++;
        }
        return at;
    }

    /** Where the line begins that follows on this line end; at the end of the window, there. */
    int behind(int lineEnd) {
        boolean crLf = endsInCr(lineEnd) && window.array()[lineEnd + 1] == LF;
        return Math.min(lineEnd + (crLf ? 2 : 1), window.end());
    }

    /** True where the line ends in CR, and whether LF follows cannot be said because the window ends there. */
    boolean endsInCrAtWindowEnd(int lineEnd) {
        return endsInCr(lineEnd) && lineEnd + 1 == window.end();
    }

    /** How many lines end before a position. */
    int count(int position) {
        int count = 0;
        for (int at = window.start(); at < position; at++) {
            count += isEnd(at) ? 1 : 0;
        }
        return count;
    }

    /** True at each LF and each CR, but not at the LF of a CR LF. */
    boolean isEnd(int at) {
        byte[] bytes = window.array();
        return bytes[at] == CR || (bytes[at] == LF && (at == window.start() || bytes[at - 1] != CR));
    }

    private boolean endsInCr(int lineEnd) {
        return lineEnd < window.end() && window.array()[lineEnd] == CR;
    }
}
