package tally.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tally.csv.CsvDialect;
import tally.csv.CsvFormat;
import tally.csv.CsvProblem;
import tally.csv.CsvReader;
import tally.csv.CsvSource;
import tally.domain.sales.CellText;
import tally.domain.sales.ColumnMap;
import tally.domain.sales.Field;
import tally.ingest.SalesFile.Header;

/**
 * Finds the line that names the columns: among the first rows the one that has all required columns; where there is none,
 * the first one that is as wide as the table below it. What stands above it is a title, a period, a shop's name.
 */
final class HeaderFinder {
    private static final int ROWS_LOOKED_AT = 50;

    private final List<Header> rows = new ArrayList<>();
    private Optional<CsvProblem> broken = Optional.empty();

    private HeaderFinder() {}

    static Header find(CsvDialect dialect, CsvSource source, Map<Field, String> mapping)
            throws UnreadableFileException {
        final HeaderFinder finder = new HeaderFinder();
        try (CsvReader reader = dialect.reader(source, CsvFormat.comma())) {
            finder.readFirstRows(reader);
        }
        return finder.byNames(mapping)
                .or(() -> finder.byWidth(dialect.preambleRows()))
                .orElseThrow(finder::unreadable);
    }

    /** Up to the first broken row: behind a broken quote nobody knows where names end. A bad letter in one does no harm. */
    private void readFirstRows(CsvReader reader) {
        while (broken.isEmpty() && rows.size() < ROWS_LOOKED_AT && reader.next()) {
            broken = reader.problem().filter(problem -> problem.kind() != CsvProblem.Kind.INVALID_TEXT);
            if (broken.isEmpty() && !reader.isBlank()) {
                rows.add(new Header(names(reader), reader.row()));
            }
        }
    }

    private Optional<Header> byNames(Map<Field, String> mapping) {
        return rows.stream()
                .filter(row -> ColumnMap.match(row.names(), mapping).missing().isEmpty())
                .findFirst();
    }

    private Optional<Header> byWidth(int preambleRows) {
        return rows.stream()
                .filter(row -> row.row() > preambleRows)
                .findFirst()
                .or(() -> rows.stream().findFirst());
    }

    private UnreadableFileException unreadable() {
        return new UnreadableFileException(
                broken.map(problem -> "The line with the names of the columns can't be read. " + problem.message())
                        .orElse("The file is empty: it has no header line and no rows"));
    }

    private static List<String> names(CsvReader reader) {
        final List<String> names = new ArrayList<>();
        for (int column = 0; column < reader.fieldCount(); column++) {
            names.add(CellText.of(reader.shown(column)));
        }
        return names;
    }
}
