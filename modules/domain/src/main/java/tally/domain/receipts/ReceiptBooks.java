package tally.domain.receipts;

import java.util.Optional;
import tally.domain.sales.ErrorCode;
import tally.domain.sales.RowProblem;
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

    /** The number of the failed row that stands for a whole image; items are numbered from 1. */
    long IMAGE_ROW = 0;

    /** What the history of that row says once another try has read the image. */
    String IMAGE_WAS_READ = "The image was read; the receipt tells what came of it";

    /** Leaves the receipt to a person, with a sentence that says why; nothing of it is booked. */
    Upload review(Claim claim, String reason);

    /**
     * Ends the receipt as failed, with a sentence for the shop, and leaves a failed row {@link #IMAGE_ROW} without values
     * to staff. Tried again as it is, the image is read once more; with values, it is booked as one sale.
     */
    Upload unreadable(Claim claim, String message);

    /** What is wrong with that row. */
    static RowProblem unreadable(String message) {
        return new RowProblem(ErrorCode.UNREADABLE_IMAGE, Optional.empty(), "", message);
    }
}
