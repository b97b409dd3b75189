package tally.testkit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tally.domain.FailedJobId;
import tally.domain.SaleId;
import tally.domain.UploadId;
import tally.domain.failures.Correction;
import tally.domain.failures.Corrections;
import tally.domain.failures.FailedJob;
import tally.domain.failures.FailureStatus;
import tally.domain.failures.Retry;
import tally.domain.failures.RetryQueue;
import tally.domain.receipts.ReceiptBooks;
import tally.domain.sales.Checked;
import tally.domain.sales.Field;
import tally.domain.sales.Formats;
import tally.domain.sales.SaleKey;
import tally.domain.uploads.FailedRow;
import tally.domain.uploads.Upload;

/** A failed row as {@link Memory} keeps it, with everything that was tried to recover it. */
final class StoredJob {
    private final UploadId upload;
    private final Instant createdAt;
    private final List<Retry> retries = new ArrayList<>();

    private FailedRow row;
    private FailureStatus status = FailureStatus.FAILED;
    private Optional<FailedJob.Recovery> recovery = Optional.empty();
    private Optional<SaleKey> recoveredAs = Optional.empty();
    private Formats formats = Formats.DEFAULT;
    private Optional<CorrectedIn> correctedIn = Optional.empty();
    private int brokenTries;
    private int troubles;
    private Instant nextTryAt = Instant.MIN;

    StoredJob(UploadId upload, FailedRow row, Instant createdAt) {
        this.upload = upload;
        this.row = row;
        this.createdAt = createdAt;
    }

    FailedJobId id() {
        return FailedJobId.ofRow(upload, row.row());
    }

    UploadId upload() {
        return upload;
    }

    FailedRow row() {
        return row;
    }

    FailureStatus status() {
        return status;
    }

    Instant createdAt() {
        return createdAt;
    }

    Optional<SaleKey> recoveredAs() {
        return recoveredAs;
    }

    /** The sale that it became, once it was recovered and where that was no duplicate. */
    Optional<SaleId> recoveredInto() {
        return recovery.flatMap(FailedJob.Recovery::sale);
    }

    List<Retry> retries() {
        return List.copyOf(retries);
    }

    Retry lastRetry() {
        return retries.get(retries.size() - 1);
    }

    /** How a person said that the row writes dates and numbers. */
    Formats formats() {
        return formats;
    }

    /** Where a row was to correct it last, and could not. */
    Optional<CorrectedIn> correctedIn() {
        return correctedIn;
    }

    void correctedIn(CorrectedIn in) {
        correctedIn = Optional.of(in);
    }

    /** Whether it is not recovered. */
    boolean isOpen() {
        return status == FailureStatus.FAILED || status == FailureStatus.PENDING;
    }

    boolean isDue(Instant now) {
        return status == FailureStatus.PENDING && !nextTryAt.isAfter(now);
    }

    boolean isInTrouble() {
        return status == FailureStatus.PENDING && troubles > 0;
    }

    Instant nextTryAt() {
        return nextTryAt;
    }

    int putUp(Correction correction, String by, Instant now) {
        final Map<Field, String> after = correction.appliedTo(row.values());
        remember(by, now, after, correction.formats());
        row = new FailedRow(row.row(), row.line(), after, row.problem(), row.amount());
        formats = correction.appliedTo(formats);
        status = FailureStatus.PENDING;
        brokenTries = 0;
        troubles = 0;
        nextTryAt = Instant.MIN;
        return retries.size();
    }

    /** Ends a try that has not run: a correction came before it. */
    void endRetry(Instant now) {
        finish("failed", "A correction came as a file before it was tried", now);
    }

    void discard(String by, Instant now) {
        remember(by, now, row.values(), Formats.DEFAULT);
        status = FailureStatus.DISCARDED;
        finish("discarded", "Discarded", now);
    }

    /** Notes that the program broke over it. */
    void broke(Instant now) {
        brokenTries++;
        if (brokenTries < RetryQueue.MAX_TRIES) {
            nextTryAt = now.plus(RetryQueue.waitAfter(brokenTries));
        } else {
            failAgain(new Checked.Refused(RetryQueue.GIVEN_UP, row.amount()), now);
        }
    }

    /** Notes that the database failed over it. */
    void postpone(Instant now) {
        troubles++;
        nextTryAt = now.plus(RetryQueue.waitAfterTrouble(troubles));
    }

    private void remember(String by, Instant now, Map<Field, String> after, Formats chosen) {
        retries.add(new Retry(retries.size() + 1, by, now, row.values(), after, chosen, Optional.empty()));
    }

    void failAgain(Checked.Refused refused, Instant now) {
        row = new FailedRow(row.row(), row.line(), row.values(), refused.problem(), refused.amount());
        status = FailureStatus.FAILED;
        finish("failed", refused.problem().message(), now);
    }

    /** It stands for an image that was read after all. */
    void imageRead(Instant now) {
        status = FailureStatus.RESOLVED;
        recovery = Optional.of(new FailedJob.Recovery(Optional.empty()));
        finish("resolved", ReceiptBooks.IMAGE_WAS_READ, now);
    }

    void resolve(SaleKey key, Optional<SaleId> sale, Instant now) {
        status = FailureStatus.RESOLVED;
        correctedIn = Optional.empty();
        recovery = Optional.of(new FailedJob.Recovery(sale));
        recoveredAs = Optional.of(key);
        finish(
                sale.isPresent() ? "resolved" : "duplicate",
                sale.isPresent() ? "Booked" : "The business already has this sale",
                now);
    }

    /** Its upload was taken back; what was found to be a duplicate stays one. */
    void discard(Instant now) {
        if (status == FailureStatus.PENDING) {
            finish("failed", "The upload was taken back", now);
        }
        final boolean duplicate = recovery.map(FailedJob.Recovery::duplicate).orElse(false);
        if (!duplicate) {
            status = FailureStatus.DISCARDED;
            recovery = Optional.empty();
            recoveredAs = Optional.empty();
        }
    }

    FailedJob snapshot(Upload of) {
        final FailedJob.Source source = new FailedJob.Source(upload, of.fileName(), of.owner());
        return new FailedJob(id(), source, row, status, retryCount(), createdAt, recovery);
    }

    private int retryCount() {
        return status == FailureStatus.DISCARDED ? retries.size() - 1 : retries.size();
    }

    private void finish(String result, String message, Instant now) {
        final Retry last = retries.remove(retries.size() - 1);
        final Retry.Outcome outcome = new Retry.Outcome(result, message, now);
        retries.add(new Retry(
                last.number(),
                last.requestedBy(),
                last.requestedAt(),
                last.before(),
                last.after(),
                last.formats(),
                Optional.of(outcome)));
    }

    /** An upload, and the place in it of the row that was to correct this one. */
    record CorrectedIn(UploadId upload, Corrections.Place place) {}
}
