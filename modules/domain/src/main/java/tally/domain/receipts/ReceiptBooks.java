package tally.domain.receipts;

import tally.domain.uploads.Claim;
import tally.domain.uploads.Upload;

/**
 * What a worker does with a receipt besides booking its items, which goes through {@code UploadBooks} like the rows of a
 * file. Each method is one transaction, and throws {@code LeaseLostException}, and writes nothing, where the claim no
 * longer holds. Safe for use by many threads.
 */
public interface ReceiptBooks {
    /** Keeps what was read, in the place of what an earlier attempt read; the upload then counts as many rows as items. */
    void keep(Claim claim, ReadReceipt read);

    /** Leaves the receipt to a person, with a sentence that says why; nothing of it is booked. */
    Upload review(Claim claim, String reason);
}
