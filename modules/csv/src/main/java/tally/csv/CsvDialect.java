package tally.csv;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * The habits of one CSV file, found from its bytes: what is needed to read it, and what a person may want to see.
 *
 * <p>Only what can be told apart by evidence is found here, from the whole file where its beginning does not settle it. How
 * dates and amounts are written is not: that is for a person to say. Immutable.
 *
 * @param delimiter comma, semicolon, tab or pipe, or what a {@code sep=} line names
 * @param charset UTF-8, UTF-16 little or big endian, or Windows-1252
 * @param byteOrderMark true where the file begins with one
 * @param lineEnding what ends its lines
 * @param separatorLine true where the first line is Excel's {@code sep=;}: no record, and no row of a spreadsheet
 * @param preambleRows how many rows, blank ones included, seem to stand above the header: a title, a period, a shop's name
 */
public record CsvDialect(
        char delimiter,
        Charset charset,
        boolean byteOrderMark,
        LineEnding lineEnding,
        boolean separatorLine,
        int preambleRows) {

    /** Windows-1252, what Excel for Windows writes as "CSV" in Western Europe and America. */
    public static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    /**
     * Finds the dialect of a file. Reads all of it, once for the charset and once or twice for the rest, in bounded memory.
     *
     * @throws UncheckedIOException when the file cannot be read
     */
    public static CsvDialect detect(CsvSource source) {
        return new DialectFinder(source).find(CharsetFinder.find(source));
    }

    /** The same where a person has named the charset. */
    public static CsvDialect detect(CsvSource source, Charset charset) {
        return new DialectFinder(source).find(CharsetFinder.chosen(source, charset));
    }

    /**
     * The same text in UTF-8, as it is read. What is no text in its charset (bytes that Windows-1252 does not define, half
     * a surrogate pair) becomes a byte that is no UTF-8, so that the reader reports it: never {@code ?} or U+FFFD.
     */
    public static InputStream utf8(InputStream stream, Charset charset) {
        return charset.equals(StandardCharsets.UTF_8) ? stream : new Utf8Stream(stream, charset);
    }

    /** The same with a delimiter that a person chose. */
    public CsvDialect withDelimiter(char other) {
        return new CsvDialect(other, charset, byteOrderMark, lineEnding, separatorLine, preambleRows);
    }

    /**
     * Opens the file for reading: transcoded, with this delimiter in place of the format's, and behind the separator line.
     *
     * @throws UncheckedIOException when the file cannot be read
     */
    public CsvReader reader(CsvSource source, CsvFormat limits) {
        CsvReader reader = new CsvReader(open(source), limits.withDelimiter(delimiter));
        if (separatorLine) {
            reader.passSeparatorLine();
        }
        return reader;
    }

    private InputStream open(CsvSource source) {
        try {
            return utf8(source.open(), charset);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
