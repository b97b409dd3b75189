package tally.testkit;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import tally.domain.BusinessId;
import tally.domain.UploadId;
import tally.domain.books.Consistency;
import tally.domain.uploads.Claim;
import tally.domain.uploads.NewUpload;
import tally.domain.uploads.Upload;
import tally.domain.uploads.Upload.Amounts;
import tally.domain.uploads.Upload.Counters;
import tally.domain.uploads.UploadKind;
import tally.domain.uploads.UploadStatus;

/** An upload as {@link Memory} keeps it: what arrived, how far it is, and who works on it. */
final class StoredUpload {
    private static final int MOST_DOUBLINGS = 3;

    private final NewUpload given;
    private final UploadKind kind;
    private byte[] bytes;
    private final Instant createdAt;

    private UploadStatus status = UploadStatus.PENDING;
    private Counters counters;
    private Amounts amounts = new Amounts(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, 0);
    private Optional<Instant> startedAt = Optional.empty();
    private Optional<Instant> completedAt = Optional.empty();
    private Optional<String> errorMessage = Optional.empty();
    private Optional<Consistency> consistency = Optional.empty();
    private Optional<Lease> lease = Optional.empty();
    private Instant notBefore = Instant.MIN;
    private int attempt;
    private int tries;
    private int troubles;

    StoredUpload(NewUpload given, byte[] bytes, Instant createdAt) {
        this(given, UploadKind.CSV, bytes, createdAt);
    }

    StoredUpload(NewUpload given, UploadKind kind, byte[] bytes, Instant createdAt) {
        this.given = given;
        this.kind = kind;
        this.bytes = bytes;
        this.createdAt = createdAt;
        this.counters = new Counters(given.found().get().rows(), 0, 0, 0);
    }

    UploadId id() {
        return given.id();
    }

    BusinessId business() {
        return given.business();
    }

    NewUpload given() {
        return given;
    }

    UploadKind kind() {
        return kind;
    }

    byte[] bytes() {
        return bytes.clone();
    }

    boolean hasBytes() {
        return bytes.length > 0;
    }

    void removeBytes() {
        bytes = new byte[0];
    }

    Instant createdAt() {
        return createdAt;
    }

    UploadStatus status() {
        return status;
    }

    Counters counters() {
        return counters;
    }

    Amounts amounts() {
        return amounts;
    }

    Optional<Instant> startedAt() {
        return startedAt;
    }

    int attempt() {
        return attempt;
    }

    int tries() {
        return tries;
    }

    boolean isUnchecked() {
        return status == UploadStatus.COMPLETED && consistency.isEmpty();
    }

    Optional<Instant> completedAt() {
        return completedAt;
    }

    /** The node that has it, also where its lease ran out. */
    Optional<String> node() {
        return lease.map(Lease::node);
    }

    /** Whether it waits for a worker: nobody has it, or who had it did not renew the lease. */
    boolean isFree(Instant now) {
        return status.active() && !isLeased(now) && !notBefore.isAfter(now);
    }

    boolean isLeased(Instant now) {
        return status == UploadStatus.PROCESSING
                && lease.filter(held -> !held.until.isBefore(now)).isPresent();
    }

    boolean isHeldBy(Claim claim, Instant now) {
        return isLeased(now) && belongsTo(claim);
    }

    boolean belongsTo(Claim claim) {
        return status == UploadStatus.PROCESSING
                && claim.business().equals(business())
                && claim.attempt() == attempt
                && lease.filter(held -> held.node.equals(claim.node())).isPresent();
    }

    Claim take(String node, Instant now, Instant until) {
        status = UploadStatus.PROCESSING;
        startedAt = startedAt.or(() -> Optional.of(now));
        attempt++;
        tries++;
        lease = Optional.of(new Lease(node, until));
        return new Claim(business(), id(), node, attempt);
    }

    void renew(Instant until) {
        lease = lease.map(held -> new Lease(held.node, until));
    }

    void giveBack() {
        status = UploadStatus.PENDING;
        lease = Optional.empty();
        forgetTry();
    }

    void postpone(Instant now) {
        giveBack();
        notBefore = now.plusSeconds(1L << Math.min(troubles, MOST_DOUBLINGS));
        troubles++;
    }

    /** Whoever had it was not killed by it. */
    void forgetTry() {
        tries = Math.max(tries - 1, 0);
    }

    /** Confirmed by a person: it waits for a worker again, who has all tries before him. */
    void reopen() {
        status = UploadStatus.PENDING;
        errorMessage = Optional.empty();
        completedAt = Optional.empty();
        tries = 0;
    }

    void end(UploadStatus ended, Optional<String> message, Instant now) {
        status = ended;
        errorMessage = message;
        completedAt = Optional.of(now);
        lease = Optional.empty();
    }

    /** Taken back: nothing is created any more, and these rows have failed. */
    void undone(long failed, Amounts money, Instant now) {
        status = UploadStatus.UNDONE;
        completedAt = completedAt.or(() -> Optional.of(now));
        consistency = Optional.empty();
        counters = new Counters(counters.rowCount(), 0, counters.skipped(), failed);
        amounts = money;
    }

    /** Refuses work that does not go on where the upload stands. */
    void mustStandAt(long rows) {
        if (counters.processed() != rows) {
            throw new IllegalArgumentException(
                    "Upload " + id() + " stands at row " + counters.processed() + ", the batch begins after " + rows);
        }
    }

    void check(Consistency result) {
        if (status != UploadStatus.UNDONE) {
            consistency = consistency.or(() -> Optional.of(result));
        }
    }

    void rowCount(long rows) {
        counters = new Counters(rows, counters.created(), counters.skipped(), counters.failed());
    }

    /** Adds to counters and sums; what a retry takes away is negative. */
    void add(Counters more, Amounts money) {
        tries = Math.min(tries, 1);
        troubles = 0;
        counters = new Counters(
                counters.rowCount() + more.rowCount(),
                counters.created() + more.created(),
                counters.skipped() + more.skipped(),
                counters.failed() + more.failed());
        amounts = new Amounts(
                amounts.created().add(money.created()),
                amounts.skipped().add(money.skipped()),
                amounts.failed().add(money.failed()),
                amounts.unreadableRows() + money.unreadableRows());
    }

    Upload snapshot(String businessName) {
        return new Upload(
                id(),
                new Upload.Owner(business(), businessName),
                given.fileName(),
                given.dataSourceName(),
                status,
                counters,
                amounts,
                new Upload.Timeline(createdAt, startedAt, completedAt),
                errorMessage,
                consistency);
    }

    private record Lease(String node, Instant until) {}
}
