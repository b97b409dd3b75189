package tally.domain.uploads;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import tally.domain.BusinessId;
import tally.domain.UploadId;
import tally.domain.books.Consistency;

/** An upload as it stands at one moment: a snapshot of one committed state, so its numbers always agree. */
public record Upload(
        UploadId id,
        Owner owner,
        String fileName,
        Optional<String> dataSourceName,
        UploadStatus status,
        Counters counters,
        Amounts amounts,
        Timeline timeline,
        Optional<String> errorMessage,
        Optional<Consistency> consistency) {

    /** The same upload with the result of its check. */
    public Upload checked(Optional<Consistency> result) {
        return new Upload(
                id, owner, fileName, dataSourceName, status, counters, amounts, timeline, errorMessage, result);
    }

    /** How far it is, 0 to 100; it never goes back, so one that was taken back stays at its end. */
    public int percent() {
        return status == UploadStatus.UNDONE ? Counters.ALL_PERCENT : counters.percent();
    }

    /** Whose upload it is. */
    public record Owner(BusinessId business, String businessName) {}

    /** Rows by outcome; {@code rowCount} is what was found in the file, the others what has become of them. */
    public record Counters(long rowCount, long created, long skipped, long failed) {
        private static final int ALL_PERCENT = 100;

        /** How many rows have an outcome: created, skipped or failed. */
        public long processed() {
            return created + skipped + failed;
        }

        /** How far it is, 0 to 100, rounded down; a file without rows is as far as it can be. */
        public int percent() {
            return rowCount == 0 ? ALL_PERCENT : (int) Math.min(ALL_PERCENT, processed() * ALL_PERCENT / rowCount);
        }
    }

    /**
     * The money of the file by outcome.
     *
     * @param unreadableRows failed rows whose amount could not be read and so is in no sum
     */
    public record Amounts(BigDecimal created, BigDecimal skipped, BigDecimal failed, long unreadableRows) {
        /** All the money that was read so far. */
        public BigDecimal file() {
            return created.add(skipped).add(failed);
        }
    }

    /** When it came, when work on it began, when it ended. */
    public record Timeline(Instant createdAt, Optional<Instant> startedAt, Optional<Instant> completedAt) {}
}
