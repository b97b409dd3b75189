package tally.csv;

/** What ends the lines of a file, not counting those inside quotes. The reader takes them all; this is to be shown. */
public enum LineEnding {
    /** CR LF: Windows, and RFC 4180. */
    CRLF,
    /** LF: Linux and macOS. */
    LF,
    /** A lone CR: old Macintosh programs, and Excel's "CSV (Macintosh)". */
    CR,
    /** More than one of them. */
    MIXED,
    /** None: at most one line, and that without an end. */
    NONE
}
