package tally.ingest;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tally.csv.CsvReader;
import tally.domain.sales.CellText;
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
    private final RepeatedTexts repeated;
    private final int dateColumn;
    private final byte[] dateHeader;

    /** The rows behind those that the reader has passed; closes the reader in the end. */
    SalesRows(CsvReader reader, ColumnMap columns) {
        this.reader = reader;
        this.columns = columns;
        this.broken = new BrokenRows(reader, columns);
        this.repeated = new RepeatedTexts(reader);
        this.dateColumn = columns.column(Field.DATE);
        this.dateHeader = columns.ownName(Field.DATE).orElse("").strip().getBytes(StandardCharsets.UTF_8);
    }

    /** Moves to the next data row; false at the end. */
    boolean next() {
        while (reader.next()) {
            if (!reader.isBlank()) {
                broken.see();
                if (!isHeaderAgain()) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The row that {@link #next} moved to; read when it is asked for, since who only counts rows needs none. */
    SourceRow current() {
        return broken.read().orElseGet(() -> new SourceRow(reader.row(), reader.line(), whole(), Optional.empty()));
    }

    private boolean isHeaderAgain() {
        return mayBeHeader() && columns.isHeaderAgain(current().values());
    }

    /** Looks at one byte before it reads all: a date begins with another one than the name of its column, or with a space. */
    private boolean mayBeHeader() {
        if (dateColumn < 0 || dateHeader.length == 0) {
            return true;
        }
        if (dateColumn >= reader.fieldCount() || reader.start(dateColumn) == reader.end(dateColumn)) {
            return false;
        }
        final byte first = reader.bytes()[reader.start(dateColumn)];
        return first == dateHeader[0] || first <= ' ';
    }

    /** What stands in a column (from 0) of that row, whoever reads it; empty where the row ends before it. */
    String text(int column) {
        return column < reader.fieldCount() ? CellText.of(reader.field(column)) : "";
    }

    /** How many bytes of the file lie before the end of that row. */
    long bytesRead() {
        return reader.bytesRead();
    }

    @Override
    public void close() {
        reader.close();
    }

    private RowValues whole() {
        final String[] texts = new String[FIELDS.length];
        for (int field = 0; field < FIELDS.length; field++) {
            final int column = columns.column(FIELDS[field]);
            texts[field] = column < 0 ? null : text(FIELDS[field], column);
        }
        return RowValues.ofCells(texts);
    }

    private String text(Field field, int column) {
        return switch (field) {
            case DATE, PRODUCT, QUANTITY, CUSTOMER, PAYMENT_METHOD, TIME -> repeated.field(column);
            case AMOUNT, UNIT_PRICE, NOTES -> CellText.of(reader.field(column));
        };
    }
}
