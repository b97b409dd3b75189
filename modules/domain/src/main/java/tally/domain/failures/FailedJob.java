package tally.domain.failures;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import tally.domain.FailedJobId;
import tally.domain.SaleId;
import tally.domain.UploadId;
import tally.domain.audit.AuditAction;
import tally.domain.audit.AuditedChange;
import tally.domain.uploads.FailedRow;
import tally.domain.uploads.Upload;

/** A failed row with its upload, its state and, once it is recovered, what became of it. */
public record FailedJob(
        FailedJobId id,
        Source source,
        FailedRow row,
        FailureStatus status,
        int retryCount,
        Instant createdAt,
        Optional<Recovery> recovery) {

    /** That this row was declared to be no sale, as the audit trail tells it. */
    public static AuditedChange discarded(FailedJobId id) {
        return new AuditedChange(
                AuditAction.FAILED_JOB_DISCARDED,
                id.toString(),
                Map.of("status", FailureStatus.FAILED.wireName()),
                Map.of("status", FailureStatus.DISCARDED.wireName()));
    }

    /** The upload that the row came with. */
    public record Source(UploadId upload, String fileName, Upload.Owner owner) {}

    /** How it was resolved: as a sale, or, where there is none, as a duplicate of one that was there. */
    public record Recovery(Optional<SaleId> sale) {
        /** Whether the business already had the sale. */
        public boolean duplicate() {
            return sale.isEmpty();
        }
    }
}
