package tally.csv;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Reads CSV records from UTF-8 bytes: a cursor that moves from record to record and never holds more than one of them.
 *
 * <pre>{@code
 * try (CsvReader csv = new CsvReader(stream, CsvFormat.comma())) {
 *     while (csv.next()) {
 *         if (csv.problem().isPresent()) …
 *         else if (!csv.isBlank()) use(csv.row(), csv.field(0));
 *     }
 * }
 * }</pre>
 *
 * <p>What it reads is RFC 4180; {@code docs/csv.md} has each policy where the RFC leaves one open or a file gets it wrong,
 * with its reason. CR LF, LF and a lone CR each end a line; a blank line is a record of one empty field, so that rows can be
 * counted; a byte order mark is dropped at the start; white space belongs to its field; a quote that is not the first byte of
 * its field is an ordinary character; a record may have any number of fields.
 *
 * <p>A record that is wrong has a {@link #problem()}, and costs no other: reading goes on at the line after the one on which
 * the offending field begins. Its fields can still be read, to be shown: those before the offending one as usual, that one as
 * it stands up to the end of its line. For one thread.
 */
public final class CsvReader implements AutoCloseable {

    private static final int VALUE_SHOWN = 80;
    private static final int MOST_CHARS_A_BYTE = 4;
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private final InputStream stream;
    private final CsvFormat format;
    private final ByteWindow window;
    /** Where the fields are, see {@link FastScanner#span}; behind the last of them, where the record ends. */
    private final long[] spans;

    private final FastScanner fast;
    private final CarefulScanner careful;

    /** The array that holds the record, and where in it: as the window has them, kept at hand for each field that is read. */
    private byte[] bytes = {};

    private int start;
    private int length;
    /** How many fields can be read; 0 where there is no record. */
    private int fieldCount;

    private boolean ascii;
    private long row;
    private long line;
    private long nextLine = 1;
    private Optional<CsvProblem> problem = Optional.empty();

    /**
     * Reads from a stream and closes it in the end. Nothing is read before the first {@link #next()}.
     *
     * @param stream the file in UTF-8; other charsets go through {@link CsvDialect#utf8} first
     */
    public CsvReader(InputStream stream, CsvFormat format) {
        this.stream = stream;
        this.format = format;
        window = new ByteWindow(stream, format.bufferBytes());
        spans = new long[format.maxFields() + 1];
        fast = new FastScanner(format, spans);
        careful = new CarefulScanner(window, format, spans);
    }

    /**
     * Moves to the next record; false at the end of the file.
     *
     * @throws UncheckedIOException when the stream fails
     */
    public boolean next() {
        passRecord();
        if (window.at(0) == ByteWindow.END_OF_FILE) {
            return false;
        }
        row++;
        line = nextLine++;
        int quick = fast.scan(window.array(), window.start(), window.end());
        boolean ordinary = quick > 0;
        int found = ordinary ? quick : careful.scan();
        hold(found);
        ascii = ordinary && fast.isAscii();
        if (!ascii) {
            nextLine += window.lineEndsBefore(length);
            problem = findProblem(found, ordinary ? Optional.empty() : careful.damage());
        }
        return true;
    }

    /** How many fields the record has, at least 1. */
    public int fieldCount() {
        requireRecord();
        return fieldCount;
    }

    /**
     * A field's text, without its quotes. Where the record has a {@link #problem()}, bytes that are no text stand in it as
     * {@code \xE9}; see also {@link #shown}.
     *
     * @param field from 0
     * @throws IllegalStateException where there is no record: before the first {@link #next()} and after the last
     * @throws IndexOutOfBoundsException where the record has no such field
     */
    // deprecation: to make each byte one character is exact for ASCII, and the quickest way to make a String of it.
    @SuppressWarnings("deprecation")
    public String field(int field) {
        if (ascii) {
            int from = start(field);
            return new String(bytes, 0, from, end(field) - from);
        }
        return problem.isEmpty() ? utf8(field) : escaped(field);
    }

    /** The same in a form that can be shown and stored whatever is wrong with it: a NUL stands in it as {@code \x00}. */
    public String shown(int field) {
        return escaped(field).replace("\0", "\\x00");
    }

    /**
     * The array that holds the record's bytes, for code that is too hot to make Strings: field {@code i} is what lies from
     * {@link #start start(i)} to {@link #end end(i)}. Not to be written to; valid until the next {@link #next()}.
     */
    public byte[] bytes() {
        requireRecord();
        return bytes;
    }

    /** Where in {@link #bytes()} a field begins; errors as in {@link #field}. */
    public int start(int field) {
        return start + (int) (spans[Objects.checkIndex(field, fieldCount())] >>> Integer.SIZE);
    }

    /** Where in {@link #bytes()} a field ends: the position behind its last byte; errors as in {@link #field}. */
    public int end(int field) {
        return start + (int) spans[Objects.checkIndex(field, fieldCount())];
    }

    /** The physical line of the file on which the record begins, from 1; line ends inside quotes count. */
    public long line() {
        requireRecord();
        return line;
    }

    /** The row number that a spreadsheet shows, from 1: blank lines count, line ends inside a cell do not. */
    public long row() {
        requireRecord();
        return row;
    }

    /** True where every field is empty or ASCII white space, and nothing is wrong with the record. */
    public boolean isBlank() {
        boolean blank = problem().isEmpty();
        for (int field = 0; blank && field < fieldCount; field++) {
            for (int at = start(field); blank && at < end(field); at++) {
                blank = bytes[at] == ' ' || (bytes[at] >= '\t' && bytes[at] <= '\r');
            }
        }
        return blank;
    }

    /** What is wrong with the record, if anything is. */
    public Optional<CsvProblem> problem() {
        requireRecord();
        return problem;
    }

    /** How many bytes of the stream lie behind the reader: up to the record's line end. For progress. */
    public long bytesRead() {
        return window.passed() + length;
    }

    /** Closes the stream; errors as in {@link #next}. */
    @Override
    public void close() {
        try {
            stream.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Moves behind the first line, which is no row of a spreadsheet. */
    void passSeparatorLine() {
        next();
        fieldCount = 0;
        row = 0;
    }

    private void passRecord() {
        if (nextLine == 1) {
            window.passByteOrderMark();
        } else {
            window.passLine(length);
        }
        fieldCount = 0;
        length = 0;
        problem = Optional.empty();
    }

    private void hold(int found) {
        bytes = window.array();
        start = window.start();
        fieldCount = Math.min(found, format.maxFields());
        length = (int) spans[fieldCount];
    }

    private Optional<CsvProblem> findProblem(int found, Optional<CsvProblem.Kind> damage) {
        if (found > fieldCount) {
            return Optional.of(problem(CsvProblem.Kind.TOO_MANY_FIELDS, fieldCount, "%,d found".formatted(found)));
        }
        if (damage.isPresent()) {
            return damage.map(kind -> problem(kind, found - 1, shortened(found - 1)));
        }
        return IntStream.range(0, found)
                .filter(i -> !isText(i))
                .mapToObj(i -> problem(CsvProblem.Kind.INVALID_TEXT, i, shortened(i)))
                .findFirst();
    }

    private CsvProblem problem(CsvProblem.Kind kind, int field, String value) {
        long offendingLine = line + window.lineEndsBefore(field == 0 ? 0 : (int) spans[field - 1]);
        return new CsvProblem(kind, row, offendingLine, field, value, format.limit(kind));
    }

    /** True where every byte belongs to a well-formed character, so that none was replaced, and none is NUL. */
    private boolean isText(int field) {
        String text = utf8(field);
        return text.indexOf('\0') < 0 && (text.indexOf('\uFFFD') < 0 || text.equals(escaped(field)));
    }

    private String utf8(int field) {
        int from = start(field);
        return new String(bytes, from, end(field) - from, UTF_8);
    }

    /** A field's text, with each byte that is none as {@code \xE9}; a NUL stays a NUL. */
    private String escaped(int field) {
        ByteBuffer in = ByteBuffer.wrap(bytes, start(field), end(field) - start(field));
        CharBuffer text = CharBuffer.allocate(MOST_CHARS_A_BYTE * in.remaining());
        CharsetDecoder decoder = UTF_8.newDecoder();
        while (decoder.decode(in, text, true).isError()) {
            text.put("\\x").put(HEX.toHexDigits(in.get()));
        }
        return text.flip().toString();
    }

    private String shortened(int field) {
        String text = shown(field);
        boolean isLong = text.codePointCount(0, text.length()) > VALUE_SHOWN;
        return isLong ? text.substring(0, text.offsetByCodePoints(0, VALUE_SHOWN)) + "…" : text;
    }

    private void requireRecord() {
        if (fieldCount == 0) {
            throw new IllegalStateException("no record: call next() first, and use it while it answers true");
        }
    }
}
