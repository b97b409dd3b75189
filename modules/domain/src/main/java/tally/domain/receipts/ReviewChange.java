package tally.domain.receipts;

import java.util.Map;
import tally.domain.UploadId;
import tally.domain.audit.AuditAction;
import tally.domain.audit.AuditedChange;
import tally.domain.uploads.UploadStatus;

/** What a person can do with a receipt that waits for review, as the books and the audit trail know it. */
public enum ReviewChange {
    /** It goes back to the workers, to be booked. */
    CONFIRMED(UploadStatus.PENDING, AuditAction.RECEIPT_CONFIRMED),
    /** It is over. */
    REJECTED(UploadStatus.REJECTED, AuditAction.RECEIPT_REJECTED);

    private final UploadStatus status;
    private final AuditAction action;

    ReviewChange(UploadStatus status, AuditAction action) {
        this.status = status;
        this.action = action;
    }

    /** Where the receipt is from then on. */
    public UploadStatus status() {
        return status;
    }

    /** The change as the audit trail keeps it. */
    public AuditedChange told(UploadId receipt) {
        return new AuditedChange(
                action,
                receipt.toString(),
                Map.of("status", UploadStatus.NEEDS_REVIEW.wireName()),
                Map.of("status", status.wireName()));
    }
}
