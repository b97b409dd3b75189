package tally.testkit;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tally.domain.Scope;
import tally.domain.UploadId;
import tally.domain.audit.Actor;
import tally.domain.audit.AuditAction;
import tally.domain.audit.AuditedChange;
import tally.domain.failures.FailureStatus;
import tally.domain.uploads.ControlAnswer;
import tally.domain.uploads.Upload;
import tally.domain.uploads.UploadControl;
import tally.domain.uploads.UploadStatus;

/** {@link UploadControl} without a database. */
final class InMemoryUploadControl implements UploadControl {
    private final Memory memory;

    InMemoryUploadControl(Memory memory) {
        this.memory = memory;
    }

    @Override
    public ControlAnswer cancel(Scope scope, UploadId upload, Actor by) {
        synchronized (memory) {
            return find(scope, upload)
                    .map(found -> found.status().active() ? cancelled(found, by) : refused(found))
                    .orElseGet(ControlAnswer.Unknown::new);
        }
    }

    @Override
    public ControlAnswer undo(Scope scope, UploadId upload, Actor by) {
        synchronized (memory) {
            return find(scope, upload)
                    .map(found -> obstacle(found).map(this::refused).orElseGet(() -> undone(found, by)))
                    .orElseGet(ControlAnswer.Unknown::new);
        }
    }

    private Optional<StoredUpload> find(Scope scope, UploadId id) {
        return memory.uploads(scope).filter(upload -> upload.id().equals(id)).findFirst();
    }

    private ControlAnswer refused(StoredUpload obstacle) {
        return new ControlAnswer.Refused(memory.snapshot(obstacle));
    }

    private ControlAnswer cancelled(StoredUpload upload, Actor by) {
        final Upload before = memory.snapshot(upload);
        upload.end(UploadStatus.CANCELLED, Optional.empty(), memory.now());
        return done(AuditAction.UPLOAD_CANCELLED, before, 0, by);
    }

    private Optional<StoredUpload> obstacle(StoredUpload upload) {
        final boolean itself = upload.status() == UploadStatus.PROCESSING || upload.status() == UploadStatus.UNDONE;
        return itself
                ? Optional.of(upload)
                : memory.uploads(Scope.of(upload.business()))
                        .filter(other -> !other.id().equals(upload.id()))
                        .filter(InMemoryUploadControl::standsHalfWay)
                        .findFirst();
    }

    private static boolean standsHalfWay(StoredUpload upload) {
        final boolean begun = upload.counters().processed() > 0;
        return upload.status() == UploadStatus.PROCESSING || upload.status() == UploadStatus.PENDING && begun;
    }

    private ControlAnswer undone(StoredUpload upload, Actor by) {
        final Upload before = memory.snapshot(upload);
        final long removed = memory.ledger(upload.business()).remove(upload.id());
        memory.jobs(upload.id()).forEach(job -> job.discard(memory.now()));
        final List<StoredJob> failing = memory.jobs(upload.id())
                .filter(job -> job.status() != FailureStatus.RESOLVED)
                .toList();
        upload.undone(failing.size(), failed(upload, failing), memory.now());
        return done(AuditAction.UPLOAD_UNDONE, before, removed, by);
    }

    private static Upload.Amounts failed(StoredUpload upload, List<StoredJob> failing) {
        final List<BigDecimal> read = failing.stream()
                .map(job -> job.row().amount())
                .flatMap(Optional::stream)
                .toList();
        return new Upload.Amounts(
                BigDecimal.ZERO,
                upload.amounts().skipped(),
                read.stream().reduce(BigDecimal.ZERO, BigDecimal::add),
                (long) failing.size() - read.size());
    }

    private ControlAnswer done(AuditAction action, Upload before, long removed, Actor by) {
        final Upload after = memory.snapshot(memory.upload(before.id()));
        final AuditedChange change = new AuditedChange(action, before.id().toString(), told(before), told(after));
        memory.audit(Optional.of(before.owner().business()), by, change);
        return new ControlAnswer.Done(after, removed);
    }

    private static Map<String, String> told(Upload upload) {
        return Map.of(
                "status", upload.status().wireName(),
                "created_transactions", Long.toString(upload.counters().created()));
    }
}
