package tally.csv;

import static tally.csv.CsvProblem.Kind.FIELD_TOO_LONG;
import static tally.csv.CsvProblem.Kind.INVALID_TEXT;
import static tally.csv.CsvProblem.Kind.RECORD_TOO_LONG;
import static tally.csv.CsvProblem.Kind.TEXT_AFTER_QUOTE;
import static tally.csv.CsvProblem.Kind.TOO_MANY_FIELDS;
import static tally.csv.CsvProblem.Kind.UNCLOSED_QUOTE;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The policies of {@link CsvReader} once more, over ASCII text that is wholly in memory, one character at a time, in the
 * plainest way there is: what the fast reader is held against.
 */
final class ReferenceReader {

    /** One record: where it stands, what it holds, what is wrong with it. */
    record Row(long row, long line, List<String> fields, Optional<CsvProblem.Kind> wrong) {}

    /** One field: its text, the position behind it, what is wrong with it. */
    private record Field(String text, int end, Optional<CsvProblem.Kind> wrong) {}

    private final String text;
    private final CsvFormat format;
    private final List<Row> rows = new ArrayList<>();
    private List<String> fields = List.of();
    private int start;

    private ReferenceReader(String text, CsvFormat format) {
        this.text = text;
        this.format = format;
    }

    static List<Row> read(String text, CsvFormat format) {
        ReferenceReader reader = new ReferenceReader(text, format);
        while (reader.start < text.length()) {
            reader.readRecord();
        }
        return List.copyOf(reader.rows);
    }

    private void readRecord() {
        fields = new ArrayList<>();
        Field field = limited(start);
        fields.add(field.text());
        while (field.wrong().isEmpty() && isAt(field.end(), format.delimiter())) {
            field = limited(field.end() + 1);
            fields.add(field.text());
        }
        rows.add(new Row(rows.size() + 1, lineAt(start), shown(), wrong(field)));
        start = behindLineEnd(field.end());
    }

    private List<String> shown() {
        return List.copyOf(fields.subList(0, Math.min(fields.size(), format.maxFields())));
    }

    private Optional<CsvProblem.Kind> wrong(Field last) {
        if (fields.size() > format.maxFields()) {
            return Optional.of(TOO_MANY_FIELDS);
        }
        boolean nul = fields.stream().anyMatch(field -> field.indexOf(0) >= 0);
        return last.wrong().isEmpty() && nul ? Optional.of(INVALID_TEXT) : last.wrong();
    }

    /** A field; where it passes a limit or its quote is not closed, only what its first line holds of it. */
    private Field limited(int from) {
        Field field = isAt(from, '"')
                ? quoted(from)
                : new Field(text.substring(from, plainEnd(from)), plainEnd(from), Optional.empty());
        int recordLimit = start + format.maxRecordBytes();
        int limit = Math.min(from + format.maxFieldBytes(), recordLimit);
        int line = lineEnd(from);
        String firstLine = text.substring(from, Math.max(from, Math.min(line, limit)));
        if (isAt(from, '"')
                && line <= limit
                && (field.end() > limit || field.wrong().equals(Optional.of(UNCLOSED_QUOTE)))) {
            return new Field(firstLine, line, Optional.of(UNCLOSED_QUOTE));
        }
        return field.end() > limit
                ? new Field(firstLine, line, Optional.of(limit < recordLimit ? FIELD_TOO_LONG : RECORD_TOO_LONG))
                : field;
    }

    private Field quoted(int open) {
        StringBuilder content = new StringBuilder();
        int at = open + 1;
        while (at < text.length() && !(isAt(at, '"') && !isAt(at + 1, '"'))) {
            content.append(text.charAt(at));
            at += isAt(at, '"') ? 2 : 1;
        }
        int behind = at + 1;
        if (at >= text.length()) {
            return new Field("", text.length(), Optional.of(UNCLOSED_QUOTE));
        }
        if (behind == text.length() || isAt(behind, format.delimiter()) || lineEnd(behind) == behind) {
            return new Field(content.toString(), behind, Optional.empty());
        }
        int end = lineEnd(behind);
        return lineEnd(open) < at
                ? new Field("", behind, Optional.of(UNCLOSED_QUOTE))
                : new Field(text.substring(open, end), end, Optional.of(TEXT_AFTER_QUOTE));
    }

    private int plainEnd(int from) {
        int at = from;
        while (at < lineEnd(from) && text.charAt(at) != format.delimiter()) {
            at++;
        }
        return at;
    }

    private int lineEnd(int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) != '\r' && text.charAt(at) != '\n') {
            at++;
        }
        return at;
    }

    private int behindLineEnd(int at) {
        return Math.min(text.length(), text.startsWith("\r\n", at) ? at + 2 : at + 1);
    }

    private boolean isAt(int at, char expected) {
        return at < text.length() && text.charAt(at) == expected;
    }

    private long lineAt(int position) {
        return text.substring(0, position).split("\r\n|\r|\n", -1).length;
    }
}
