package tally.http.json;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tally.domain.uploads.FailedRow;
import tally.domain.uploads.Upload;

/**
 * An upload as it stands.
 *
 * @param errors its first failed rows; null in a list
 */
public record UploadView(
        UUID fileId,
        String fileName,
        UUID businessId,
        Optional<String> dataSourceName,
        String status,
        long rowCount,
        long rowsProcessed,
        long createdTransactions,
        long skippedRows,
        long rowsFailed,
        int percentComplete,
        Instant createdAt,
        Optional<Instant> processingStartedAt,
        Optional<Instant> completedAt,
        Optional<String> errorMessage,
        Optional<List<RowErrorView>> errors,
        AmountsView amounts,
        Optional<ConsistencyView.AfterUpload> consistency) {

    /** The view of an upload in a list. */
    public static UploadView of(Upload upload) {
        return of(upload, Optional.empty());
    }

    /** The view of an upload alone. */
    public static UploadView withErrors(Upload upload, List<FailedRow> errors) {
        return of(upload, Optional.of(errors.stream().map(RowErrorView::of).toList()));
    }

    private static UploadView of(Upload upload, Optional<List<RowErrorView>> errors) {
        Upload.Counters counters = upload.counters();
        return new UploadView(
                upload.id().value(),
                upload.fileName(),
                upload.owner().business().value(),
                upload.dataSourceName(),
                upload.status().wireName(),
                counters.rowCount(),
                counters.processed(),
                counters.created(),
                counters.skipped(),
                counters.failed(),
                upload.percent(),
                upload.timeline().createdAt(),
                upload.timeline().startedAt(),
                upload.timeline().completedAt(),
                upload.errorMessage(),
                errors,
                AmountsView.of(upload.amounts()),
                upload.consistency().map(ConsistencyView.AfterUpload::of));
    }

    /** A row that could not be booked. */
    public record RowErrorView(
            long row, long line, Optional<String> column, String value, String errorCode, String error) {

        static RowErrorView of(FailedRow row) {
            return new RowErrorView(
                    row.row(),
                    row.line(),
                    row.problem().column(),
                    row.problem().value(),
                    row.problem().code().name(),
                    row.problem().message());
        }
    }

    /** Where the money of the file went: {@code file = created + skipped + failed}. */
    public record AmountsView(
            BigDecimal file, BigDecimal created, BigDecimal skipped, BigDecimal failed, long unreadableRows) {

        private static AmountsView of(Upload.Amounts amounts) {
            return new AmountsView(
                    amounts.file(), amounts.created(), amounts.skipped(), amounts.failed(), amounts.unreadableRows());
        }
    }
}
