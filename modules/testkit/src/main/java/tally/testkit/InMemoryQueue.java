package tally.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tally.domain.Scope;
import tally.domain.uploads.Claim;
import tally.domain.uploads.ClaimedUpload;
import tally.domain.uploads.UploadKind;
import tally.domain.uploads.UploadQueue;
import tally.domain.uploads.UploadStatus;

/** {@link UploadQueue} without a database; leases are timed by the settable clock. */
final class InMemoryQueue implements UploadQueue {
    private static final Comparator<StoredUpload> OLDEST_FIRST =
            Comparator.comparing(StoredUpload::createdAt).thenComparing(StoredUpload::id, Pages.byId());

    private final Memory memory;

    InMemoryQueue(Memory memory) {
        this.memory = memory;
    }

    @Override
    public Optional<ClaimedUpload> claim(String node, Duration lease) {
        synchronized (memory) {
            giveUp();
            return memory.uploads(Scope.ALL, UploadKind.CSV)
                    .filter(upload -> upload.isFree(memory.now()))
                    .filter(upload -> !anyLeased(Scope.of(upload.business())))
                    .min(Comparator.comparing(this::standsSince).thenComparing(OLDEST_FIRST))
                    .map(next -> claimed(next, node, lease));
        }
    }

    @Override
    public boolean renew(Claim claim, Duration lease) {
        synchronized (memory) {
            final Optional<StoredUpload> held = held(claim);
            held.ifPresent(upload -> upload.renew(memory.now().plus(lease)));
            return held.isPresent();
        }
    }

    @Override
    public void handBack(Claim claim) {
        synchronized (memory) {
            held(claim).ifPresentOrElse(StoredUpload::giveBack, () -> survived(claim));
        }
    }

    @Override
    public void postpone(Claim claim) {
        synchronized (memory) {
            held(claim).ifPresentOrElse(upload -> upload.postpone(memory.now()), () -> survived(claim));
        }
    }

    @Override
    public int endLeases(String deadNode) {
        synchronized (memory) {
            final List<StoredUpload> held = memory.uploads(Scope.ALL)
                    .filter(upload -> upload.status() == UploadStatus.PROCESSING)
                    .filter(upload -> upload.node().filter(deadNode::equals).isPresent())
                    .toList();
            held.forEach(upload -> upload.renew(Instant.MIN));
            return held.size();
        }
    }

    private void survived(Claim claim) {
        Optional.ofNullable(memory.uploads().get(claim.upload()))
                .filter(upload -> upload.attempt() > claim.attempt())
                .ifPresent(StoredUpload::forgetTry);
    }

    private void giveUp() {
        memory.uploads(Scope.ALL)
                .filter(upload -> upload.status() == UploadStatus.PROCESSING && upload.isFree(memory.now()))
                .filter(upload -> upload.tries() >= MAX_TRIES)
                .forEach(upload -> upload.end(UploadStatus.FAILED, Optional.of(gaveUp(upload)), memory.now()));
    }

    private static String gaveUp(StoredUpload upload) {
        return "Tally stopped " + upload.tries() + " times while it read this file, and has given up.";
    }

    /** Its arrival or, where that is later, the last time that another one of its business was begun. */
    private Instant standsSince(StoredUpload upload) {
        return memory.uploads(Scope.of(upload.business()))
                .filter(other -> other != upload)
                .flatMap(other -> other.startedAt().stream())
                .filter(begun -> begun.isAfter(upload.createdAt()))
                .max(Comparator.naturalOrder())
                .orElse(upload.createdAt());
    }

    private boolean anyLeased(Scope business) {
        return memory.uploads(business).anyMatch(upload -> upload.isLeased(memory.now()));
    }

    private Optional<StoredUpload> held(Claim claim) {
        return Optional.ofNullable(memory.uploads().get(claim.upload())).filter(upload -> upload.belongsTo(claim));
    }

    private ClaimedUpload claimed(StoredUpload upload, String node, Duration lease) {
        final Claim claim = upload.take(node, memory.now(), memory.now().plus(lease));
        return new ClaimedUpload(
                claim,
                upload.given().fileName(),
                upload.given().reading(),
                memory.business(upload.business()).timeZone(),
                upload.createdAt(),
                upload.counters());
    }
}
