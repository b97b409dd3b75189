package tally.domain.failures;

import java.util.List;
import java.util.Optional;
import tally.domain.BusinessId;
import tally.domain.FailedJobId;
import tally.domain.UploadId;
import tally.domain.uploads.Claim;
import tally.domain.uploads.ImportOptions;

/**
 * Failed rows that leave as a file, are corrected in a spreadsheet and come back as an upload. Each method is one
 * transaction. Safe for use by many threads.
 */
public interface Corrections {
    /** The next rows of an upload that are not recovered, in the order of its file, behind a row (from 0). */
    List<OpenRow> openRows(BusinessId business, UploadId upload, long afterRow, int limit);

    /** How a person wanted the upload to be read; empty where the business has no such upload. */
    Optional<ImportOptions> options(BusinessId business, UploadId upload);

    /** The same of the upload that a failed row came with; empty where the business has no such failed row. */
    Optional<ImportOptions> options(BusinessId business, FailedJobId job);

    /**
     * Books a row of a claimed upload as the correction of a failed row, all in one: the failed row's history and state,
     * the sale, which belongs to the upload that brought the correction, the counters of both uploads and the
     * checkpoint. A failed row stays one failed job however often it is corrected, and becomes one sale.
     *
     * @throws tally.domain.uploads.LeaseLostException where the claim no longer holds; nothing was written
     */
    Result correct(Claim claim, CorrectingRow row, RetryQueue.Reprocessing reprocessing);

    /**
     * A row that corrects another.
     *
     * @param rowsBefore how many rows of its file were done before it: the checkpoint that its upload must stand at
     * @param place where it stands in its file
     * @param corrects the failed row that it says it corrects
     */
    record CorrectingRow(long rowsBefore, Place place, FailedJobId corrects, Correction correction) {}

    /** A place in a file: the row as a spreadsheet counts, and the line of the text file on which it begins. */
    record Place(long row, long line) {}

    /** What became of it. */
    enum Result {
        /** It is booked. */
        CREATED,
        /** The business has the sale already, or the failed row waits for nobody any more. */
        SKIPPED,
        /** It is still bad: the failed row is failed again, and both uploads count it so. */
        FAILED,
        /** The business has no such failed row: nothing has happened, the checkpoint has not moved. */
        UNKNOWN;

        /** What the outcome of the try means for the row that brought the correction. */
        public static Result of(RetryQueue.Outcome outcome) {
            return switch (outcome.result()) {
                case "resolved" -> CREATED;
                case "duplicate" -> SKIPPED;
                default -> FAILED;
            };
        }
    }
}
