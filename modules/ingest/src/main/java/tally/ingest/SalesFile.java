package tally.ingest;

import java.nio.charset.Charset;
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
    private final Header header;
    private final ColumnMap columns;

    private SalesFile(CsvSource source, CsvDialect dialect, Header header, ColumnMap columns) {
        this.source = source;
        this.dialect = dialect;
        this.header = header;
        this.columns = columns;
    }

    /** Finds out how the file is to be read; what the options say goes before what the file shows. */
    static SalesFile open(CsvSource source, ImportOptions options) throws UnreadableFileException {
        return look(source, options).withAllColumns();
    }

    /** This file, which must have the columns that a sale needs. */
    SalesFile withAllColumns() throws UnreadableFileException {
        final Optional<String> complaint = columns.complaint();
        if (complaint.isPresent()) {
            throw new UnreadableFileException(complaint.get());
        }
        return this;
    }

    /** The same for a file that may lack columns: its rows can be counted, not booked. */
    static SalesFile look(CsvSource source, ImportOptions options) throws UnreadableFileException {
        final CsvDialect found = options.charset()
                .map(name -> CsvDialect.detect(source, Charset.forName(name)))
                .orElseGet(() -> CsvDialect.detect(source));
        final CsvDialect dialect = options.delimiter().map(found::withDelimiter).orElse(found);
        final Header header = HeaderFinder.find(dialect, source, options.mapping());
        return new SalesFile(source, dialect, header, ColumnMap.match(header.names(), options.mapping()));
    }

    /** The same file, its columns mapped in another way. */
    SalesFile mapped(Map<Field, String> mapping) {
        return new SalesFile(source, dialect, header, ColumnMap.match(header.names(), mapping));
    }

    CsvDialect dialect() {
        return dialect;
    }

    Header header() {
        return header;
    }

    ColumnMap columns() {
        return columns;
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
            header.pass(reader);
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

    /**
     * The line that names the columns.
     *
     * @param row the number that a spreadsheet shows for it
     */
    record Header(List<String> names, long row) {
        /** Moves a reader that stands before the first row behind this line. */
        private void pass(CsvReader reader) {
            boolean more = reader.next();
            while (more && reader.row() < row) {
                more = reader.next();
            }
        }
    }
}
