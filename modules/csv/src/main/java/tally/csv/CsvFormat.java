package tally.csv;

/**
 * How a CSV file is cut into fields, and how much of it the reader is willing to hold.
 *
 * <p>The quote is always {@code "} (RFC 4180 §2.5). The limits bound the reader's memory: it never holds more than one
 * record, and what is longer than a limit becomes a {@link CsvProblem}, not an error of the program. Immutable.
 *
 * @param delimiter the byte between two fields: any ASCII character but a letter, a digit, a quote, a line end and NUL
 * @param maxFieldBytes the longest field, in bytes as they stand in the file, quotes included
 * @param maxRecordBytes the longest record, in bytes without its line end; at least {@code maxFieldBytes}
 * @param maxFields the most fields of one record
 * @param bufferBytes how much is read ahead; no result depends on it
 */
public record CsvFormat(char delimiter, int maxFieldBytes, int maxRecordBytes, int maxFields, int bufferBytes) {

    /** A limit above this could overflow a position in the buffer. */
    private static final int MOST_BYTES = 1 << 29;

    /** The reader holds eight bytes for each field that is allowed. */
    private static final int MOST_FIELDS = 1 << 20;

    /** Checks every value; throws {@link IllegalArgumentException} naming the one that is wrong. */
    public CsvFormat {
        if (!isDelimiter(delimiter)) {
            throw new IllegalArgumentException("not a delimiter: \"" + delimiter
                    + "\"; it must be ASCII and no letter, digit, quote, line end or NUL");
        }
        requireInRange("maxFieldBytes", maxFieldBytes, MOST_BYTES);
        requireInRange("maxRecordBytes", maxRecordBytes, MOST_BYTES);
        requireInRange("maxFields", maxFields, MOST_FIELDS);
        requireInRange("bufferBytes", bufferBytes, MOST_BYTES);
        if (maxRecordBytes < maxFieldBytes) {
            throw new IllegalArgumentException(
                    "maxRecordBytes " + maxRecordBytes + " is less than maxFieldBytes " + maxFieldBytes);
        }
    }

    /** Commas, fields up to 1 MiB, records up to 4 MiB and 10,000 fields, 64 KiB read ahead. */
    public static CsvFormat comma() {
        return new CsvFormat(',', 1 << 20, 4 << 20, 10_000, 1 << 16);
    }

    /** The same with another delimiter. */
    public CsvFormat withDelimiter(char other) {
        return new CsvFormat(other, maxFieldBytes, maxRecordBytes, maxFields, bufferBytes);
    }

    /** The same with another longest field. */
    public CsvFormat withMaxFieldBytes(int other) {
        return new CsvFormat(delimiter, other, maxRecordBytes, maxFields, bufferBytes);
    }

    /** The same with another longest record. */
    public CsvFormat withMaxRecordBytes(int other) {
        return new CsvFormat(delimiter, maxFieldBytes, other, maxFields, bufferBytes);
    }

    /** The same with another number of fields at most. */
    public CsvFormat withMaxFields(int other) {
        return new CsvFormat(delimiter, maxFieldBytes, maxRecordBytes, other, bufferBytes);
    }

    /** The same with another buffer. */
    public CsvFormat withBufferBytes(int other) {
        return new CsvFormat(delimiter, maxFieldBytes, maxRecordBytes, maxFields, other);
    }

    /** The limit that has a part in a problem, 0 where none has. */
    int limit(CsvProblem.Kind kind) {
        return switch (kind) {
            case UNCLOSED_QUOTE, FIELD_TOO_LONG -> maxFieldBytes;
            case RECORD_TOO_LONG -> maxRecordBytes;
            case TOO_MANY_FIELDS -> maxFields;
            case TEXT_AFTER_QUOTE, INVALID_TEXT -> 0;
        };
    }

    static boolean isDelimiter(char c) {
        return c < 128 && !Character.isLetterOrDigit(c) && "\"\r\n\0".indexOf(c) < 0;
    }

    private static void requireInRange(String name, int value, int most) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException(name + " must be between 1 and " + most + ": " + value);
        }
    }
}
