package tally.domain.failures;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import tally.domain.BusinessId;
import tally.domain.FailedJobId;
import tally.domain.SaleId;
import tally.domain.UploadId;
import tally.domain.sales.Checked;
import tally.domain.sales.Field;
import tally.domain.sales.SaleKey;
import tally.domain.uploads.ImportOptions;

/**
 * The failed rows that someone asked to have tried again, shared by all nodes. Safe for use by many threads.
 *
 * <p>A try is one transaction from taking the row to its outcome: whatever is killed in between, the row is pending as
 * before, and it can't be booked twice.
 */
public interface RetryQueue {
    /** Tries the next pending row; empty where none waits. */
    Optional<Outcome> tryNext(Reprocessing reprocessing);

    /**
     * A row that is being tried.
     *
     * @param uploadedAt when its file was uploaded: by this day the file's other rows were judged
     * @param requestedAt when the try was asked for: by this day the row is judged now
     */
    record PendingRow(
            FailedJobId id,
            BusinessId business,
            UploadId upload,
            long row,
            Map<Field, String> values,
            ImportOptions options,
            ZoneId timeZone,
            Instant uploadedAt,
            Instant requestedAt) {}

    /** What the store asks while it holds the row. */
    interface Reprocessing {
        /** Sends the row through the rules of an upload. */
        Checked check(PendingRow row);

        /** How many rows of the row's own file, itself left out, are the same sale. */
        int equalRowsInFile(PendingRow row, SaleKey key);
    }

    /**
     * How a try ended.
     *
     * @param sale the sale that was booked; empty where it failed again or was a duplicate
     */
    record Outcome(PendingRow row, String result, Optional<SaleId> sale) {}
}
