package tally.persistence;

import java.sql.SQLException;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import tally.domain.BusinessId;
import tally.domain.FailedJobId;
import tally.domain.UploadId;
import tally.domain.failures.RetryQueue.PendingRow;
import tally.domain.sales.Formats;
import tally.domain.sales.NumberFormat;
import tally.domain.uploads.ImportOptions;
import tally.domain.uploads.UploadKind;

/** Reads what the rules need to know of a failed row and of its upload and shop. */
final class PendingRows {
    /** The columns that {@link #pendingRow} needs, but for {@code requested_at}; behind it more joins and conditions. */
    static final String COLUMNS = """
            f.business_id, f.id, f.file_id, u.kind, b.time_zone, u.created_at as uploaded_at,
            f.date_format as row_date_format, f.number_format as row_number_format,
            """ + FailedRows.COLUMNS + ", " + Options.OF_UPLOAD;

    static final String TABLES = """
              from failed_jobs f
              join uploads u on u.business_id = f.business_id and u.id = f.file_id
              join businesses b on b.id = f.business_id
            """;

    private PendingRows() {}

    static PendingRow pendingRow(Row row) throws SQLException {
        final ImportOptions options = Options.read(row);
        return new PendingRow(
                new FailedJobId(row.uuid("id")),
                new BusinessId(row.uuid("business_id")),
                new UploadId(row.uuid("file_id")),
                UploadKind.valueOf(row.text("kind").toUpperCase(Locale.ROOT)),
                row.number("row_number"),
                FailedRows.failedRow(row).values(),
                options,
                formats(row, options.formats()),
                ZoneId.of(row.text("time_zone")),
                row.instant("uploaded_at"),
                row.instant("requested_at"));
    }

    private static Formats formats(Row row, Formats ofUpload) throws SQLException {
        final Optional<String> dates = row.optionalText("row_date_format");
        final Optional<NumberFormat> numbers =
                row.optionalText("row_number_format").flatMap(NumberFormat::of);
        return new Formats(dates.or(ofUpload::dateFormat), numbers.or(ofUpload::numberFormat));
    }
}
