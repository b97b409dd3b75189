package tally.http.json;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tally.domain.SaleId;
import tally.domain.failures.FailedJob;

/**
 * A failed row.
 *
 * @param rowData what stood in the columns that Tally reads, by their names
 * @param column which of them is wrong; null where the row as a whole is
 * @param transactionId the sale that it became, once it is resolved
 * @param duplicate whether it was resolved as a sale that was there already
 */
public record FailedJobView(
        UUID id,
        UUID fileId,
        long rowNumber,
        long lineNumber,
        Map<String, String> rowData,
        String errorCode,
        String errorMessage,
        Optional<String> column,
        String status,
        int retryCount,
        Instant createdAt,
        String fileName,
        UUID businessId,
        String businessName,
        Optional<UUID> transactionId,
        boolean duplicate) {

    /** The view of a failed row. */
    public static FailedJobView of(FailedJob job) {
        return new FailedJobView(
                job.id().value(),
                job.source().upload().value(),
                job.row().row(),
                job.row().line(),
                RowData.of(job.row().values()),
                job.row().problem().code().name(),
                job.row().problem().message(),
                job.row().problem().column(),
                job.status().wireName(),
                job.retryCount(),
                job.createdAt(),
                job.source().fileName(),
                job.source().owner().business().value(),
                job.source().owner().businessName(),
                job.recovery().flatMap(FailedJob.Recovery::sale).map(SaleId::value),
                job.recovery().filter(FailedJob.Recovery::duplicate).isPresent());
    }
}
