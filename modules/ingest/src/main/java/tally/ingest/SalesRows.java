package tally.ingest;

import java.util.Map;
import java.util.Optional;
import tally.csv.CsvReader;
import tally.domain.sales.ColumnMap;
import tally.domain.sales.Field;
import tally.domain.sales.RowValues;

/**
 * A cursor over the data rows of a sales file: blank rows and a repeated header are passed over. One per reading, for
 * one thread.
 */
final class SalesRows implements AutoCloseable {
    private static final Field[] FIELDS = Field.values();

    private final CsvReader reader;
    private final ColumnMap columns;
    private final BrokenRows broken;
    private SourceRow current = new SourceRow(0, 0, RowValues.of(Map.of()), Optional.empty());

    /** The rows behind those that the reader has passed; closes the reader in the end. */
    SalesRows(CsvReader reader, ColumnMap columns) {
        this.reader = reader;
        this.columns = columns;
        this.broken = new BrokenRows(reader, columns);
    }

    /** Moves to the next data row; false at the end. */
    boolean next() {
        while (reader.next()) {
            if (!reader.isBlank()) {
                current = read();
                if (!columns.isHeaderAgain(current.values())) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The row that {@link #next} moved to. */
    SourceRow current() {
        return current;
    }

    /** What stands in a column (from 0) of that row, whoever reads it; empty where the row ends before it. */
    String text(int column) {
        return column < reader.fieldCount() ? reader.field(column).strip() : "";
    }

    @Override
    public void close() {
        reader.close();
    }

    private SourceRow read() {
        return broken.read().orElseGet(() -> new SourceRow(reader.row(), reader.line(), whole(), Optional.empty()));
    }

    private RowValues whole() {
        final String[] texts = new String[FIELDS.length];
        for (int field = 0; field < FIELDS.length; field++) {
            final int column = columns.column(FIELDS[field]);
            texts[field] = column < 0 ? null : reader.field(column);
        }
        return RowValues.ofTexts(texts);
    }
}
