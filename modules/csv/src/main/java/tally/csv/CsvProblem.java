package tally.csv;

/**
 * Why a record cannot be trusted: bad data is a value here, not an exception, so that one bad row never costs the others.
 *
 * @param kind what is wrong
 * @param row the record's {@link CsvReader#row()}
 * @param line the physical line on which the offending field begins; for an unclosed quote the line of the quote
 * @param field the index of the offending field, from 0
 * @param value the offending text, shortened, safe to show: bytes that are no text stand in it as {@code \xE9}
 * @param limit the limit of the {@link CsvFormat} that was passed or that bounds the search, 0 where none has a part in it
 */
public record CsvProblem(Kind kind, long row, long line, int field, String value, long limit) {

    /** What can be wrong with a record. */
    public enum Kind {
        /** A quote opens a field and no quote closes it properly, not before the end of the file or the field's limit. */
        UNCLOSED_QUOTE,
        /** Something other than a delimiter or a line end follows a closing quote on the same line. */
        TEXT_AFTER_QUOTE,
        /** A NUL, or bytes that are not UTF-8: the file is in another charset, or damaged. */
        INVALID_TEXT,
        /** A field is longer than {@link CsvFormat#maxFieldBytes()}. */
        FIELD_TOO_LONG,
        /** A record is longer than {@link CsvFormat#maxRecordBytes()}. */
        RECORD_TOO_LONG,
        /** A record has more fields than {@link CsvFormat#maxFields()}. */
        TOO_MANY_FIELDS
    }

    /** One sentence for a shopkeeper: what is wrong, where, the value, the limit and what to do. */
    public String message() {
        return switch (kind) {
            case UNCLOSED_QUOTE ->
                "A quote (\") that opens in " + place() + " is never closed" + (limit == 0 ? "" : " within " + bytes())
                        + ": " + value + " - add the missing quote";
            case TEXT_AFTER_QUOTE ->
                "Text follows the closing quote (\") in " + place() + ": " + value
                        + " - write a quote inside a quoted cell twice (\"\")";
            case INVALID_TEXT ->
                "Characters that cannot be read in " + place() + ": " + value + " - save the file as \"CSV UTF-8\"";
            case FIELD_TOO_LONG -> "A cell in " + place() + " is longer than " + bytes() + ": " + value;
            case RECORD_TOO_LONG -> "The row is longer than " + bytes() + " in " + place() + ": " + value;
            case TOO_MANY_FIELDS -> "More than %,d columns in %s: %s".formatted(limit, place(), value);
        };
    }

    private String place() {
        return "row " + row + " (line " + line + ", column " + (field + 1) + ")";
    }

    private String bytes() {
        return "%,d bytes".formatted(limit);
    }
}
