package tally.persistence;

import java.sql.SQLException;
import tally.domain.sales.ErrorCode;
import tally.domain.sales.RowProblem;
import tally.domain.uploads.FailedRow;

/** Reads the row that failed from the table {@code failed_jobs}. */
final class FailedRows {
    /** The columns that {@link #failedRow} needs, of the table under the name {@code f}. */
    static final String COLUMNS = """
                f.row_number, f.line_number, f.column_name, f.value, f.error_code, f.error_message, f.amount,
                array(select key from jsonb_each_text(f.row_data) order by key) as value_names,
                array(select value from jsonb_each_text(f.row_data) order by key) as value_texts
            """;

    private FailedRows() {}

    static FailedRow failedRow(Row row) throws SQLException {
        return new FailedRow(
                row.number("row_number"),
                row.number("line_number"),
                Values.read(row.texts("value_names"), row.texts("value_texts")),
                new RowProblem(
                        ErrorCode.valueOf(row.text("error_code")),
                        row.optionalText("column_name"),
                        row.text("value"),
                        row.text("error_message")),
                row.optionalDecimal("amount"));
    }
}
