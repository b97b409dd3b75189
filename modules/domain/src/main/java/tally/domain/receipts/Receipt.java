package tally.domain.receipts;

import java.time.LocalDate;
import java.util.Optional;
import tally.domain.uploads.Upload;
import tally.domain.uploads.UploadStatus;

/**
 * A receipt as it stands at one moment. It is an upload like a CSV file, with its items for rows; why it waits for a
 * person is the upload's message.
 *
 * @param givenDate the day of the sale as the sender gave it
 * @param read what stands on it, once it was read; with the given date where there is one
 */
public record Receipt(Upload upload, Optional<LocalDate> givenDate, Optional<ReadReceipt> read) {
    private static final int READ_PERCENT = 50;

    /** How far it is, 0 to 100, and it never goes back: half of the way once it was read, all of it at its end. */
    public int percent() {
        return percent(upload.status(), read.isPresent());
    }

    /** The same where no more is known of a receipt than its status and whether it was read. */
    public static int percent(UploadStatus status, boolean isRead) {
        return switch (status) {
            case PENDING, PROCESSING -> isRead ? READ_PERCENT : 0;
            case NEEDS_REVIEW -> READ_PERCENT;
            case COMPLETED, FAILED, CANCELLED, UNDONE, REJECTED -> Upload.Counters.ALL_PERCENT;
        };
    }
}
