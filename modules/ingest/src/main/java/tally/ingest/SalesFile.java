package tally.ingest;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tally.csv.CsvDialect;
import tally.csv.CsvFormat;
import tally.csv.CsvReader;
import tally.csv.CsvSource;
import tally.domain.sales.ColumnMap;
import tally.domain.sales.Field;
import tally.domain.uploads.ImportOptions;

/**
 * A stored sales file whose delimiter, charset and header are known, and whose rows can be read any number of times.
 * Immutable.
 */
final class SalesFile {
    private final CsvSource source;
    private final CsvDialect dialect;
    private final ColumnMap columns;

    private SalesFile(CsvSource source, CsvDialect dialect, ColumnMap columns) {
        this.source = source;
        this.dialect = dialect;
        this.columns = columns;
    }

    /** Finds out how the file is to be read; what the options say goes before what the file shows. */
    static SalesFile open(CsvSource source, ImportOptions options) throws UnreadableFileException {
        final SalesFile file = look(source, options);
        final Optional<String> complaint = file.columns.complaint();
        if (complaint.isPresent()) {
            throw new UnreadableFileException(complaint.get());
        }
        return file;
    }

    /** The same for a file that may lack columns: its rows can be counted, not booked. */
    static SalesFile look(CsvSource source, ImportOptions options) throws UnreadableFileException {
        final CsvDialect found = options.charset()
                .map(name -> CsvDialect.detect(source, Charset.forName(name)))
                .orElseGet(() -> CsvDialect.detect(source));
        final CsvDialect dialect = options.delimiter().map(found::withDelimiter).orElse(found);
        try (CsvReader reader = dialect.reader(source, CsvFormat.comma())) {
            final List<String> header = header(reader, dialect.preambleRows());
            return new SalesFile(source, dialect, ColumnMap.match(header, options.mapping()));
        }
    }

    /** The column (from 0) of that name, which is no column of a sale; -1 where the file has none. */
    int columnNamed(String name) {
        return columns.columnNamed(name);
    }

    /** The fields that the file has, each with the file's own name for it. */
    Map<Field, String> ownNames() {
        return columns.ownNames();
    }

    /** The data rows from the first on; the caller closes it. */
    SalesRows rows() {
        final CsvReader reader = dialect.reader(source, CsvFormat.comma());
        boolean begun = false;
        try {
            toHeader(reader, dialect.preambleRows());
            begun = true;
            return new SalesRows(reader, columns);
        } finally {
            if (!begun) {
                reader.close();
            }
        }
    }

    /** How many data rows there are. */
    long countRows() {
        try (SalesRows rows = rows()) {
            long count = 0;
            while (rows.next()) {
                count++;
            }
            return count;
        }
    }

    /** Moves behind the header and gives its cells. */
    private static List<String> header(CsvReader reader, int preambleRows) throws UnreadableFileException {
        if (!toHeader(reader, preambleRows)) {
            throw new UnreadableFileException("The file is empty: it has no header line and no rows");
        }
        final List<String> header = new ArrayList<>();
        for (int column = 0; column < reader.fieldCount(); column++) {
            header.add(reader.shown(column).strip());
        }
        return header;
    }

    /** Moves to the first row behind the preamble that is not blank. */
    private static boolean toHeader(CsvReader reader, int preambleRows) {
        for (int i = 0; i < preambleRows; i++) {
            reader.next();
        }
        while (reader.next()) {
            if (!reader.isBlank()) {
                return true;
            }
        }
        return false;
    }
}
