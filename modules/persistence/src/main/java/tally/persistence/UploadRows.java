package tally.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tally.domain.BusinessId;
import tally.domain.UploadId;
import tally.domain.books.Consistency;
import tally.domain.uploads.Upload;
import tally.domain.uploads.Upload.Amounts;
import tally.domain.uploads.Upload.Counters;
import tally.domain.uploads.Upload.Owner;
import tally.domain.uploads.Upload.Timeline;
import tally.domain.uploads.UploadStatus;

/** Reads rows of the table {@code uploads}. */
final class UploadRows {
    /** The columns that {@link #upload} needs, of uploads under the name {@code u} and businesses under {@code b}. */
    static final String COLUMNS = """
                   u.business_id, b.name as business_name, u.id, u.file_name, u.data_source_name, u.status,
                   u.row_count, u.created_count, u.skipped_count, u.failed_count,
                   u.amount_created, u.amount_skipped, u.amount_failed, u.unreadable_rows,
                   u.created_at, u.processing_started_at, u.completed_at, u.checked_at, u.error_message
            """;

    /** What {@link #upload} needs; behind it come the conditions. */
    static final String SELECT = "select " + COLUMNS + """
              from uploads u
              join businesses b on b.id = u.business_id
             where\s""";

    private UploadRows() {}

    /** The upload without the warnings of its check: see {@link #withWarnings}. */
    static Upload upload(Row row) throws SQLException {
        return new Upload(
                new UploadId(row.uuid("id")),
                new Owner(new BusinessId(row.uuid("business_id")), row.text("business_name")),
                row.text("file_name"),
                row.optionalText("data_source_name"),
                UploadStatus.valueOf(row.text("status").toUpperCase(java.util.Locale.ROOT)),
                counters(row),
                amounts(row),
                timeline(row),
                row.optionalText("error_message"),
                row.optionalInstant("checked_at").map(checked -> Consistency.OK));
    }

    static Counters counters(Row row) throws SQLException {
        return new Counters(
                row.number("row_count"),
                row.number("created_count"),
                row.number("skipped_count"),
                row.number("failed_count"));
    }

    private static Amounts amounts(Row row) throws SQLException {
        return new Amounts(
                row.decimal("amount_created"),
                row.decimal("amount_skipped"),
                row.decimal("amount_failed"),
                row.number("unreadable_rows"));
    }

    private static Timeline timeline(Row row) throws SQLException {
        return new Timeline(
                row.instant("created_at"),
                row.optionalInstant("processing_started_at"),
                row.optionalInstant("completed_at"));
    }

    private static final String WARNINGS = """
            select file_id, check_name, subject, expected, found
              from consistency_warnings
             where business_id = any(?) and file_id = any(?)
             order by file_id, number
            """;

    /** The uploads with the results of their checks, where these have run. */
    static List<Upload> withWarnings(Connection connection, List<Upload> uploads) throws SQLException {
        final List<Upload> checked = uploads.stream()
                .filter(upload -> upload.consistency().isPresent())
                .toList();
        if (checked.isEmpty()) {
            return uploads;
        }
        final Map<UploadId, List<Consistency.Warning>> warnings = new HashMap<>();
        Sql.query(
                connection,
                WARNINGS,
                row -> warnings.computeIfAbsent(new UploadId(row.uuid("file_id")), file -> new ArrayList<>())
                        .add(warning(row)),
                BinaryArray.uuids(SaleTable.each(
                        checked, upload -> upload.owner().business().value())),
                BinaryArray.uuids(SaleTable.each(checked, upload -> upload.id().value())));
        return uploads.stream()
                .map(upload -> upload.checked(upload.consistency()
                        .map(result -> new Consistency(warnings.getOrDefault(upload.id(), List.of())))))
                .toList();
    }

    private static Consistency.Warning warning(Row row) throws SQLException {
        return new Consistency.Warning(
                row.text("check_name"), row.text("subject"), row.text("expected"), row.text("found"));
    }
}
