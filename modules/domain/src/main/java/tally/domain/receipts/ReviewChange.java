package tally.domain.receipts;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
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

    /**
     * The change as the audit trail keeps it.
     *
     * @param read what stood on the receipt for Tally
     * @param correction what a person said instead
     */
    public AuditedChange told(UploadId receipt, Optional<ReadReceipt> read, Correction correction) {
        final Map<String, String> before = new HashMap<>(Map.of("status", UploadStatus.NEEDS_REVIEW.wireName()));
        final Map<String, String> after = new HashMap<>(Map.of("status", status.wireName()));
        correction.date().ifPresent(date -> {
            before.put(
                    "date",
                    read.flatMap(known -> known.date().value())
                            .map(LocalDate::toString)
                            .orElse(""));
            after.put("date", date);
        });
        correction.items().ifPresent(items -> {
            before.put("items", told(read.map(ReviewChange::items).orElse(List.of())));
            after.put("items", told(items));
        });
        return new AuditedChange(action, receipt.toString(), before, after);
    }

    private static List<ReceiptItem> items(ReadReceipt read) {
        return read.items().stream().map(ReceiptItem::of).toList();
    }

    /** One text for all of them: name, quantity and amount. */
    private static String told(List<ReceiptItem> items) {
        return items.stream()
                .map(item -> item.name() + ", " + item.quantity() + ", " + item.amount())
                .collect(Collectors.joining("; "));
    }
}
