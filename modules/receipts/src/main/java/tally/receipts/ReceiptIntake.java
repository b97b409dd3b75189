package tally.receipts;

import java.time.Duration;
import java.util.Optional;
import tally.domain.BusinessId;
import tally.domain.IdSource;
import tally.domain.UploadId;
import tally.domain.receipts.NewReceipt;
import tally.domain.receipts.ReceiptInbox;
import tally.domain.uploads.Acceptance;
import tally.receipts.image.ReceiptImage;
import tally.receipts.image.UnreadableImageException;

/**
 * Where images of receipts are handed in: looks whether it is one, stores it, and wakes the workers. Safe for use by many
 * threads.
 */
public final class ReceiptIntake {
    private final ReceiptInbox inbox;
    private final IdSource ids;
    private final int perMinute;
    private final Runnable wake;

    /** An intake before this inbox; {@code wake} is called after each image that was stored. */
    public ReceiptIntake(ReceiptInbox inbox, IdSource ids, int perMinute, Runnable wake) {
        this.inbox = inbox;
        this.ids = ids;
        this.perMinute = perMinute;
        this.wake = wake;
    }

    /** How long the business must wait before it may send again: to be asked before an image is read. */
    public Optional<Duration> waitBeforeNext(BusinessId business) {
        return inbox.waitBeforeNext(business, perMinute);
    }

    /** Takes an image in. When this returns {@link ReceiptReception.Accepted}, nothing can lose it. */
    public ReceiptReception receive(IncomingReceipt incoming, byte[] image) {
        try {
            ReceiptImage.of(image);
            return store(incoming, image);
        } catch (UnreadableImageException unreadable) {
            return new ReceiptReception.NotAnImage(String.valueOf(unreadable.getMessage()));
        }
    }

    private ReceiptReception store(IncomingReceipt incoming, byte[] image) {
        final UploadId id = new UploadId(ids.next());
        final NewReceipt receipt = new NewReceipt(
                id,
                incoming.business(),
                incoming.fileName(),
                incoming.dataSourceName(),
                incoming.date(),
                incoming.content());
        final Acceptance acceptance = inbox.accept(receipt, image, perMinute);
        if (acceptance instanceof Acceptance.TooMany tooMany) {
            return new ReceiptReception.TooMany(tooMany.retryAfter());
        }
        wake.run();
        return new ReceiptReception.Accepted(id, ((Acceptance.Stored) acceptance).duplicateOf());
    }
}
