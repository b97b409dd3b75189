package tally.ingest;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import tally.csv.CsvSource;
import tally.csv.CsvWriter;
import tally.domain.BusinessId;
import tally.domain.UploadId;
import tally.domain.failures.Corrections;
import tally.domain.failures.OpenRow;
import tally.domain.sales.Field;
import tally.domain.uploads.ImportOptions;
import tally.domain.uploads.UploadBooks;

/**
 * Writes the rows of an upload that are not recovered as a CSV file (UTF-8) that can be corrected in a spreadsheet and
 * uploaded again: the columns that Tally reads, under the file's own names, then {@code failed_job_id}, then
 * {@code error}. A cell that a spreadsheet would run as a formula is defused. Rows are read piece by piece, and no
 * transaction is open while they are written. Safe for use by many threads.
 */
public final class FailedRowsFile {
    private static final int ROWS_AT_ONCE = 500;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final UploadBooks books;
    private final Corrections corrections;

    /** Files of the failed rows in these stores. */
    public FailedRowsFile(UploadBooks books, Corrections corrections) {
        this.books = books;
        this.corrections = corrections;
    }

    /** Writes the file of an upload of this business; does not close {@code out}. */
    public void write(BusinessId business, UploadId upload, OutputStream out) throws IOException {
        final Map<Field, String> columns = columns(business, upload);
        final BufferedWriter text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        if (needsMark(business, upload, columns)) {
            text.append(BYTE_ORDER_MARK);
        }
        final CsvWriter csv = CsvWriter.forSpreadsheets(text);
        csv.write(header(columns));
        try {
            forEach(business, upload, row -> csv.write(cells(row, columns)));
        } catch (UncheckedIOException clientGone) {
            throw clientGone.getCause();
        }
        text.flush();
    }

    /** Excel takes a file for UTF-8 only where it says so, and would spoil every letter beyond ASCII. */
    private boolean needsMark(BusinessId business, UploadId upload, Map<Field, String> columns) {
        final boolean[] found = {beyondAscii(columns.values())};
        forEach(business, upload, row -> found[0] |= beyondAscii(cells(row, columns)));
        return found[0];
    }

    private static boolean beyondAscii(Iterable<String> texts) {
        for (final String text : texts) {
            if (text.chars().anyMatch(character -> character > '\u007F')) {
                return true;
            }
        }
        return false;
    }

    private void forEach(BusinessId business, UploadId upload, Consumer<OpenRow> action) {
        List<OpenRow> rows = corrections.openRows(business, upload, 0, ROWS_AT_ONCE);
        while (!rows.isEmpty()) {
            rows.forEach(action);
            final long last = rows.get(rows.size() - 1).row().row();
            rows = corrections.openRows(business, upload, last, ROWS_AT_ONCE);
        }
    }

    /** A file that can't be read as a whole has no failed rows either; its columns are called as Tally calls them. */
    private Map<Field, String> columns(BusinessId business, UploadId upload) {
        final CsvSource content = new StoredFile(() -> books.content(business, upload));
        final ImportOptions given = corrections.options(business, upload).orElse(ImportOptions.DEFAULT);
        try {
            return CorrectionsFile.open(content, given, job -> corrections.options(business, job))
                    .ownNames();
        } catch (UnreadableFileException unreadable) {
            final Map<Field, String> names = new EnumMap<>(Field.class);
            for (final Field field : Field.values()) {
                names.put(field, field.columnName());
            }
            return names;
        }
    }

    private static List<String> header(Map<Field, String> columns) {
        final List<String> names = new ArrayList<>(columns.values());
        names.add(CorrectionsFile.COLUMN);
        names.add("error");
        return names;
    }

    private static List<String> cells(OpenRow row, Map<Field, String> columns) {
        final List<String> cells = new ArrayList<>();
        columns.keySet().forEach(field -> cells.add(row.row().values().getOrDefault(field, "")));
        cells.add(row.id().toString());
        cells.add(row.row().problem().message());
        return cells;
    }
}
