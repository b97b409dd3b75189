package tally.csv;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

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
 * <p>What it reads is RFC 4180: fields between delimiters, quoted ones with doubled quotes and line ends inside. What the
 * RFC leaves open, or a file gets wrong, is settled so (reasons in {@code docs/csv.md}):
 *
 * <ul>
 *   <li>CR LF, LF and a lone CR each end a line, in any mixture. A byte order mark at the start is dropped.
 *   <li>White space belongs to its field. A quote that is not the first byte of a field is an ordinary character.
 *   <li>A blank line is a record with one empty field, so that rows can be counted; see {@link #isBlank()}.
 *   <li>Records may have any number of fields; which number is right is for the caller to say.
 *   <li>A record that is wrong has a {@link #problem()}. Its fields can still be read, to be shown: those before the
 *       offending one as usual, the offending one as it stands up to the end of its line.
 *   <li>After a wrong record, reading goes on at the line after the one on which the offending field begins. So a quote
 *       that is never closed costs its own row and no other. The way back is bounded by {@link
 *       CsvFormat#maxFieldBytes()}: a quote that is not closed within so many bytes counts as unclosed.
 *   <li>When text follows a closing quote and there is a line end between the two quotes, the closing quote is taken for
 *       the opening one of a later row: an unclosed quote.
 * </ul>
 *
 * <p>For one thread.
 */
public final class CsvReader implements AutoCloseable {

    private static final int VALUE_SHOWN = 80;

    private final InputStream stream;
    private final CsvFormat format;
    private final ByteWindow window;
    private final RecordScanner scanner;

    private int fieldCount = -1;
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
        window = new ByteWindow(stream, format);
        scanner = new RecordScanner(window, format);
    }

    /**
     * Moves to the next record; false at the end of the file.
     *
     * @throws UncheckedIOException when the stream fails
     */
    public boolean next() {
        if (nextLine == 1) {
            window.passByteOrderMark();
        }
        line = nextLine;
        RecordScanner.Outcome outcome = scanner.scan();
        if (outcome == RecordScanner.Outcome.END) {
            fieldCount = -1;
            problem = Optional.empty();
            return false;
        }
        row++;
        nextLine = line + scanner.lineBreaks() + 1;
        fieldCount = Math.min(scanner.fields(), format.maxFields());
        boolean sound =
                outcome == RecordScanner.Outcome.RECORD && !scanner.isSuspect() && fieldCount == scanner.fields();
        if (!sound || problem.isPresent()) {
            problem = findProblem(outcome);
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
    public String field(int field) {
        requireField(field);
        int from = scanner.from(field);
        int to = scanner.to(field);
        if (!scanner.isSuspect()) {
            return ascii(from, to);
        }
        return problem.isEmpty()
                ? new String(window.array(), from, to - from, StandardCharsets.UTF_8)
                : Utf8Text.text(window.array(), from, to);
    }

    /**
     * A field's text in a form that can be shown and stored whatever is wrong with it: as {@link #field}, and a NUL, which
     * PostgreSQL refuses, stands in it as {@code \x00}.
     */
    public String shown(int field) {
        return Utf8Text.shown(window.array(), start(field), end(field));
    }

    /**
     * The array that holds the record's bytes, for code that is too hot to make Strings: field {@code i} is what lies from
     * {@link #start start(i)} to {@link #end end(i)}. Not to be written to; valid until the next {@link #next()}.
     */
    public byte[] bytes() {
        requireRecord();
        return window.array();
    }

    /** Where in {@link #bytes()} a field begins; errors as in {@link #field}. */
    public int start(int field) {
        requireField(field);
        return scanner.from(field);
    }

    /** Where in {@link #bytes()} a field ends: the position behind its last byte; errors as in {@link #field}. */
    public int end(int field) {
        requireField(field);
        return scanner.to(field);
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
        requireRecord();
        for (int i = 0; i < fieldCount; i++) {
            if (!isWhiteSpace(start(i), end(i))) {
                return false;
            }
        }
        return problem.isEmpty();
    }

    /** What is wrong with the record, if anything is. */
    public Optional<CsvProblem> problem() {
        requireRecord();
        return problem;
    }

    /** How many bytes of the stream lie behind the reader: up to the end of the record. For progress. */
    public long bytesRead() {
        return window.bytesPassed();
    }

    /**
     * Closes the stream.
     *
     * @throws UncheckedIOException when the stream fails
     */
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
        row = 0;
        fieldCount = -1;
    }

    /** Each byte becomes one character: the deprecated way, exact for ASCII, takes two thirds of the time of the other. */
    @SuppressWarnings("deprecation")
    private String ascii(int from, int to) {
        return new String(window.array(), 0, from, to - from);
    }

    private Optional<CsvProblem> findProblem(RecordScanner.Outcome outcome) {
        if (scanner.fields() > format.maxFields()) {
            return Optional.of(tooManyFields());
        }
        return outcome == RecordScanner.Outcome.RECORD
                ? invalidText()
                : Optional.of(problemIn(fieldCount - 1, scanner.damage(), limitOf(scanner.damage())));
    }

    private int limitOf(CsvProblem.Kind kind) {
        return switch (kind) {
            case UNCLOSED_QUOTE, FIELD_TOO_LONG -> format.maxFieldBytes();
            case RECORD_TOO_LONG -> format.maxRecordBytes();
            case TOO_MANY_FIELDS -> format.maxFields();
            case TEXT_AFTER_QUOTE, INVALID_TEXT -> 0;
        };
    }

    private CsvProblem tooManyFields() {
        String found = "%,d found".formatted(scanner.fields());
        return new CsvProblem(CsvProblem.Kind.TOO_MANY_FIELDS, row, line, fieldCount, found, format.maxFields());
    }

    private Optional<CsvProblem> invalidText() {
        for (int i = 0; i < fieldCount; i++) {
            if (!Utf8Text.isValid(window.array(), start(i), end(i))) {
                return Optional.of(problemIn(i, CsvProblem.Kind.INVALID_TEXT, 0));
            }
        }
        return Optional.empty();
    }

    private CsvProblem problemIn(int field, CsvProblem.Kind kind, long limit) {
        long offendingLine = line + window.lineEndsBefore(scanner.from(field));
        return new CsvProblem(kind, row, offendingLine, field, shortened(start(field), end(field)), limit);
    }

    private String shortened(int from, int to) {
        byte[] bytes = window.array();
        if (to - from <= VALUE_SHOWN) {
            return Utf8Text.shown(bytes, from, to);
        }
        int cut = from + VALUE_SHOWN;
        while (cut > from && (bytes[cut] & 0xC0) == 0x80) {
            cut--;
        }
        return Utf8Text.shown(bytes, from, cut) + "…";
    }

    private boolean isWhiteSpace(int from, int to) {
        byte[] bytes = window.array();
        for (int at = from; at < to; at++) {
            if (bytes[at] != ' ' && (bytes[at] < '\t' || bytes[at] > '\r')) {
                return false;
            }
        }
        return true;
    }

    private void requireRecord() {
        if (fieldCount < 0) {
            throw new IllegalStateException("no record: call next() first, and use it while it answers true");
        }
    }

    private void requireField(int field) {
        requireRecord();
        if (field < 0 || field >= fieldCount) {
            throw new IndexOutOfBoundsException("field " + field + " of a record of " + fieldCount);
        }
    }
}
