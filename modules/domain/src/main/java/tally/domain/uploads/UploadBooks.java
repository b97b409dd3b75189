package tally.domain.uploads;

import java.io.InputStream;
import java.util.List;
import tally.domain.BusinessId;
import tally.domain.UploadId;
import tally.domain.books.Consistency;

/**
 * What a worker does with the upload that it has claimed. Each method is one transaction, except {@link #content}; each
 * that takes a {@link Claim} throws {@link LeaseLostException}, and writes nothing, where the claim no longer holds.
 * Safe for use by many threads.
 */
public interface UploadBooks {
    /** The stored bytes from the first to the last, read piece by piece; the caller closes it. */
    InputStream content(BusinessId business, UploadId upload);

    /**
     * The same books for one attempt at one upload: they may remember what its batches have found, so that those behind them
     * need not look for it again.
     */
    default UploadBooks forOneAttempt() {
        return this;
    }

    /** Corrects the row count that was found at upload, where reading the file shows another. */
    void rowCount(Claim claim, long rows);

    /**
     * Books a batch: its sales with their products, customers, stock and sums, its failed rows, the counters and the
     * checkpoint, all or nothing.
     *
     * @param turn when this batch may do what the order of the file matters for
     * @throws RowsRefusedException where the database itself refuses some of the sales
     */
    BatchResult book(Claim claim, Batch batch, Turn turn);

    /** Books a batch that has no other beside it. */
    default BatchResult book(Claim claim, Batch batch) {
        return book(claim, batch, Turn.NOW);
    }

    /** Ends the upload as completed and, where it made a sale, records the event. */
    Upload complete(Claim claim);

    /** Ends the upload as failed, with a sentence for the shop; what was booked stays. */
    Upload fail(Claim claim, String message);

    /** Keeps the result of the check after an upload. */
    void recordConsistency(BusinessId business, UploadId upload, Consistency consistency);

    /** Completed uploads that nobody has checked yet, because the process died in between; oldest first. */
    List<Upload> unchecked(int limit);

    /** The first failed rows of an upload, in the order of the file. */
    List<FailedRow> failedRows(BusinessId business, UploadId upload, int limit);
}
