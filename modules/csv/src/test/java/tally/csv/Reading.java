package tally.csv;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a reader makes of some bytes, as values that can be compared. */
record Reading(List<Row> rows, long bytesRead) {

    /** One record as the reader gave it. */
    record Row(long row, long line, List<String> fields, boolean blank, Optional<CsvProblem> problem) {}

    static Reading of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    static Reading of(byte[] bytes) {
        return of(bytes, CsvFormat.comma());
    }

    static Reading of(byte[] bytes, CsvFormat format) {
        return of(new ByteArrayInputStream(bytes), format);
    }

    static Reading of(InputStream stream, CsvFormat format) {
        try (CsvReader reader = new CsvReader(stream, format)) {
            return of(reader);
        }
    }

    static Reading of(CsvReader reader) {
        List<Row> rows = new ArrayList<>();
        while (reader.next()) {
            rows.add(new Row(reader.row(), reader.line(), fields(reader), reader.isBlank(), reader.problem()));
        }
        return new Reading(List.copyOf(rows), reader.bytesRead());
    }

    static List<String> fields(CsvReader reader) {
        List<String> fields = new ArrayList<>();
        for (int i = 0; i < reader.fieldCount(); i++) {
            fields.add(reader.field(i));
        }
        return List.copyOf(fields);
    }

    /** The fields of every record. */
    List<List<String>> fields() {
        return rows.stream().map(Row::fields).toList();
    }

    /** The fields of every record that has no problem. */
    List<List<String>> good() {
        return rows.stream()
                .filter(row -> row.problem().isEmpty())
                .map(Row::fields)
                .toList();
    }

    /** What is wrong, in order. */
    List<CsvProblem> problems() {
        return rows.stream().flatMap(row -> row.problem().stream()).toList();
    }

    /** The kinds of what is wrong, in order. */
    List<CsvProblem.Kind> kinds() {
        return problems().stream().map(CsvProblem::kind).toList();
    }
}
