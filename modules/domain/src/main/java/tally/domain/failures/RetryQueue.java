package tally.domain.failures;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tally.domain.BusinessId;
import tally.domain.FailedJobId;
import tally.domain.SaleId;
import tally.domain.UploadId;
import tally.domain.sales.ErrorCode;
import tally.domain.sales.Field;
import tally.domain.sales.Formats;
import tally.domain.sales.RowProblem;
import tally.domain.sales.SaleKey;
import tally.domain.uploads.ImportOptions;
import tally.domain.uploads.UploadKind;

/**
 * The failed rows that someone asked to have tried again, shared by all nodes. Safe for use by many threads.
 *
 * <p>Tries are one transaction from taking the rows to their outcome: whatever is killed in between, the row is pending as
 * before, and it can't be booked twice.
 */
public interface RetryQueue {
    /**
     * A row over which the program breaks, or dies, must not be tried for ever: after so many tries it is failed again.
     */
    int MAX_TRIES = 3;

    /** What is said of it then. */
    RowProblem GIVEN_UP = new RowProblem(
            ErrorCode.DATABASE_ERROR,
            Optional.empty(),
            "",
            "Something went wrong in Tally each of the " + MAX_TRIES
                    + " times that it tried this row; please tell support");

    /**
     * Tries the next pending rows of one file, so many at most, in one transaction and with one event; empty where none
     * waits. Where the program breaks over a row, whatever was thrown is thrown on, nothing of the tries has happened, and
     * the row waits ({@link #waitAfter}) so that all others come first. That the database fails is no fault of the rows: they
     * wait ({@link #waitAfterTrouble}), and it counts for none of them.
     *
     * <p>Where the process itself dies, all rows that it tried at that moment count as broken, and are tried again few at a
     * time and then alone, so that only the one that kills is given up in the end.
     */
    List<Outcome> tryNext(Reprocessing reprocessing, int most);

    /** Tries the next pending row. */
    default Optional<Outcome> tryNext(Reprocessing reprocessing) {
        return tryNext(reprocessing, 1).stream().findFirst();
    }

    /** Whether a row waits because the database failed when it was last tried, on whichever node. */
    boolean anyInTrouble();

    /** How long a row waits after the program has broken over it so many times: 2 s, then four times as long each time. */
    static Duration waitAfter(int brokenTries) {
        return Duration.ofSeconds(2L << (2 * (brokenTries - 1)));
    }

    /**
     * How long rows wait after the database has failed over them so many times in a row, as long as an upload does: 1 s, 2 s,
     * 4 s, and then 8 s each time, for as long as it lasts.
     */
    static Duration waitAfterTrouble(int troubles) {
        return Duration.ofSeconds(1L << Math.min(troubles - 1, 3));
    }

    /**
     * A row that is being tried.
     *
     * @param kind whether its upload is a file or the image of a receipt
     * @param options how its file is read
     * @param formats how the row itself writes dates and numbers: as its file does, unless a person said otherwise
     * @param uploadedAt when its file was uploaded: by this day the file's other rows were judged
     * @param requestedAt when the try was asked for: by this day the row is judged now
     */
    record PendingRow(
            FailedJobId id,
            BusinessId business,
            UploadId upload,
            UploadKind kind,
            long row,
            Map<Field, String> values,
            ImportOptions options,
            Formats formats,
            ZoneId timeZone,
            Instant uploadedAt,
            Instant requestedAt) {

        /** The row as it would be tried with a correction. */
        public PendingRow corrected(Correction correction) {
            return new PendingRow(
                    id,
                    business,
                    upload,
                    kind,
                    row,
                    correction.appliedTo(values),
                    options,
                    correction.appliedTo(formats),
                    timeZone,
                    uploadedAt,
                    requestedAt);
        }
    }

    /** What the store asks while it holds the row. */
    interface Reprocessing extends RowCheck {
        /**
         * How many rows of a failed row's own file have become each of these sales when the file was uploaded. The file is
         * read once for all of them; a sale that no row of it is may be left out.
         */
        Map<SaleKey, Integer> equalRowsInFile(PendingRow row, Set<SaleKey> keys);
    }

    /**
     * How a try ended.
     *
     * @param sale the sale that was booked; empty where it failed again or was a duplicate
     */
    record Outcome(PendingRow row, String result, Optional<SaleId> sale) {}
}
