package tally.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import tally.domain.BusinessId;
import tally.domain.FailedJobId;
import tally.domain.UploadId;
import tally.domain.failures.OpenRow;
import tally.domain.sales.ErrorCode;
import tally.domain.sales.RowProblem;
import tally.domain.uploads.FailedRow;

/** Reads the row that failed from the table {@code failed_jobs}. */
final class FailedRows {
    private static final String CONTENT = """
                f.column_name, f.value, f.error_code, f.error_message, f.amount,
                array(select key from jsonb_each_text(f.row_data) order by key) as value_names,
                array(select value from jsonb_each_text(f.row_data) order by key) as value_texts
            """;

    /** The columns that {@link #failedRow} needs, of the table under the name {@code f}. */
    static final String COLUMNS = "f.row_number, f.line_number, " + CONTENT;

    private FailedRows() {}

    /** Its own rows that failed, and those that were to correct rows of other uploads and could not. */
    private static final String OPEN = "select f.id, place.row_number, place.line_number, " + CONTENT + """
              from failed_jobs f
             cross join lateral (
                   select case when f.file_id = ? then f.row_number else f.corrected_row end as row_number,
                          case when f.file_id = ? then f.line_number else f.corrected_line end as line_number) as place
             where f.business_id = ? and f.status in ('failed', 'pending')
               and (f.id between ? and ? or f.corrected_in = ?)
               and place.row_number > ?
             order by place.row_number
             limit ?
            """;

    /** The next rows of an upload that are not recovered, in the order of its file. */
    static List<OpenRow> open(Connection connection, BusinessId business, UploadId upload, After after)
            throws SQLException {
        return Sql.query(
                connection,
                OPEN,
                row -> new OpenRow(new FailedJobId(row.uuid("id")), failedRow(row)),
                upload,
                upload,
                business,
                FailedJobId.first(upload),
                FailedJobId.last(upload),
                upload,
                after.row(),
                after.limit());
    }

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

    /** So many rows behind this one. */
    record After(long row, int limit) {}
}
