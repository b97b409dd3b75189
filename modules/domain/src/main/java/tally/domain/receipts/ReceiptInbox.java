package tally.domain.receipts;

import java.time.Duration;
import java.util.Optional;
import tally.domain.BusinessId;
import tally.domain.Page;
import tally.domain.PageRequest;
import tally.domain.Scope;
import tally.domain.UploadId;
import tally.domain.audit.Actor;
import tally.domain.uploads.Acceptance;

/**
 * Where images of receipts are handed in, looked at and reviewed. Each method is one transaction. Safe for use by many
 * threads. The image itself is read like any upload's bytes, by {@code UploadBooks.content}.
 */
public interface ReceiptInbox {
    /**
     * Stores the image, its record and its place in the queue together; when this returns {@link Acceptance.Stored},
     * nothing can lose it.
     *
     * @param perMinute how many uploads of one business, files and receipts together, are taken in a minute
     */
    Acceptance accept(NewReceipt receipt, byte[] image, int perMinute);

    /** How long the business must wait before its next upload; empty where it may send at once. */
    Optional<Duration> waitBeforeNext(BusinessId business, int perMinute);

    /** The receipt as it stands. */
    Optional<Receipt> find(Scope scope, UploadId id);

    /** The receipts in the scope, newest first. */
    Page<Receipt> list(Scope scope, PageRequest page);

    /** Sends a receipt that waits for review back to the workers, to be booked as a person says. */
    ReviewAnswer confirm(Scope scope, UploadId id, Correction correction, Actor by);

    /** Ends a receipt that waits for review; nothing of it is booked. */
    ReviewAnswer reject(Scope scope, UploadId id, Actor by);
}
