package tally.testkit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tally.domain.AuditEntryId;
import tally.domain.BusinessId;
import tally.domain.FailedJobId;
import tally.domain.IdSource;
import tally.domain.Scope;
import tally.domain.UploadId;
import tally.domain.UserId;
import tally.domain.accounts.Accounts;
import tally.domain.accounts.Business;
import tally.domain.accounts.Email;
import tally.domain.accounts.TokenHash;
import tally.domain.accounts.User;
import tally.domain.audit.Actor;
import tally.domain.audit.AuditEntry;
import tally.domain.audit.AuditedChange;
import tally.domain.events.Event;
import tally.domain.uploads.Claim;
import tally.domain.uploads.LeaseLostException;
import tally.domain.uploads.Upload;
import tally.domain.uploads.UploadKind;

/**
 * The state that the in-memory stores share. Every method of a store holds this object's monitor from its beginning to
 * its end, as a transaction would that sees nobody else; and checks before it changes, so that nothing need be rolled
 * back.
 */
final class Memory {
    private final SettableClock clock;
    private final IdSource ids;
    private final Map<BusinessId, Business> businesses = new LinkedHashMap<>();
    private final Map<Email, Accounts.Credentials> users = new LinkedHashMap<>();
    private final Map<TokenHash, StoredSession> sessions = new LinkedHashMap<>();
    private final Map<UserId, StoredUser> userStates = new HashMap<>();
    private final Map<TokenHash, StoredTries> tries = new HashMap<>();
    private final Map<UploadId, StoredUpload> uploads = new LinkedHashMap<>();
    private final Map<UploadId, StoredReceipt> receipts = new HashMap<>();
    private final Map<BusinessId, Ledger> ledgers = new HashMap<>();
    private final Map<FailedJobId, StoredJob> jobs = new LinkedHashMap<>();
    private final List<StoredEvent> events = new ArrayList<>();
    private final List<AuditEntry> audit = new ArrayList<>();
    private Optional<SweepTurn> turn = Optional.empty();

    Memory(SettableClock clock) {
        this.clock = clock;
        this.ids = new IdSource(clock);
    }

    Instant now() {
        return clock.instant();
    }

    IdSource ids() {
        return ids;
    }

    Map<BusinessId, Business> businesses() {
        return businesses;
    }

    Business business(BusinessId id) {
        return Optional.ofNullable(businesses.get(id))
                .orElseThrow(() -> new IllegalArgumentException("No such business: " + id));
    }

    Map<Email, Accounts.Credentials> users() {
        return users;
    }

    User user(UserId id) {
        return users.values().stream()
                .map(Accounts.Credentials::user)
                .filter(user -> user.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No such user: " + id));
    }

    Map<TokenHash, StoredSession> sessions() {
        return sessions;
    }

    /** What is kept of users beside their credentials. */
    Map<UserId, StoredUser> userStates() {
        return userStates;
    }

    Map<TokenHash, StoredTries> tries() {
        return tries;
    }

    Map<UploadId, StoredUpload> uploads() {
        return uploads;
    }

    /** What is kept of receipts beside their uploads. */
    Map<UploadId, StoredReceipt> receipts() {
        return receipts;
    }

    Stream<StoredUpload> uploads(Scope scope) {
        return uploads.values().stream()
                .filter(upload ->
                        scope.business().map(upload.business()::equals).orElse(true));
    }

    /** The uploads of one kind in the scope. */
    Stream<StoredUpload> uploads(Scope scope, UploadKind kind) {
        return uploads(scope).filter(upload -> upload.kind() == kind);
    }

    StoredUpload upload(UploadId id) {
        return Optional.ofNullable(uploads.get(id))
                .orElseThrow(() -> new IllegalArgumentException("No such upload: " + id));
    }

    StoredUpload claimed(Claim claim) {
        return Optional.ofNullable(uploads.get(claim.upload()))
                .filter(upload -> upload.isHeldBy(claim, now()))
                .orElseThrow(() -> new LeaseLostException(claim));
    }

    Upload snapshot(StoredUpload upload) {
        return upload.snapshot(business(upload.business()).name());
    }

    Ledger ledger(BusinessId business) {
        return ledgers.computeIfAbsent(business, owner -> new Ledger(ids));
    }

    Map<FailedJobId, StoredJob> jobs() {
        return jobs;
    }

    Stream<StoredJob> jobs(UploadId upload) {
        return jobs.values().stream().filter(job -> job.upload().equals(upload));
    }

    List<StoredEvent> events() {
        return events;
    }

    Optional<SweepTurn> turn() {
        return turn;
    }

    void turn(SweepTurn taken) {
        turn = Optional.of(taken);
    }

    List<AuditEntry> audit() {
        return audit;
    }

    void audit(Optional<BusinessId> business, Actor by, AuditedChange change) {
        audit.add(new AuditEntry(new AuditEntryId(ids.next()), business, now(), by, change));
    }

    void record(Event event) {
        events.add(new StoredEvent(event, now()));
    }
}
