package tally.testkit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tally.domain.FailedJobId;
import tally.domain.SaleId;
import tally.domain.UploadId;
import tally.domain.failures.FailedJob;
import tally.domain.failures.FailureStatus;
import tally.domain.failures.Retry;
import tally.domain.sales.Checked;
import tally.domain.sales.Field;
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

    List<Retry> retries() {
        return List.copyOf(retries);
    }

    Retry lastRetry() {
        return retries.get(retries.size() - 1);
    }

    int putUp(Map<Field, String> corrected, String by, Instant now) {
        final Map<Field, String> after = new EnumMap<>(Field.class);
        after.putAll(row.values());
        after.putAll(corrected);
        retries.add(new Retry(retries.size() + 1, by, now, row.values(), after, Optional.empty()));
        row = new FailedRow(row.row(), row.line(), after, row.problem(), row.amount());
        status = FailureStatus.PENDING;
        return retries.size();
    }

    void failAgain(Checked.Refused refused, Instant now) {
        row = new FailedRow(row.row(), row.line(), row.values(), refused.problem(), refused.amount());
        status = FailureStatus.FAILED;
        finish("failed", refused.problem().message(), now);
    }

    void resolve(SaleKey key, Optional<SaleId> sale, Instant now) {
        status = FailureStatus.RESOLVED;
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
        return new FailedJob(id(), source, row, status, retries.size(), createdAt, recovery);
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
                Optional.of(outcome)));
    }
}
