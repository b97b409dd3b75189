package tally.domain.receipts;

import java.time.Duration;
import java.util.Optional;

/**
 * The receipts that wait for a worker. They stand in the queue of all uploads, so their claims are renewed and handed back
 * by {@code UploadQueue}, and given up after as many attempts. Each method is one transaction. Safe for use by many
 * threads.
 */
public interface ReceiptQueue {
    /** Takes the next receipt, oldest first: one that waits, or one whose lease ran out. */
    Optional<ClaimedReceipt> claim(String node, Duration lease);
}
