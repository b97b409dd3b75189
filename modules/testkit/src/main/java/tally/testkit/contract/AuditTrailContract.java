package tally.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tally.domain.FailedJobId;
import tally.domain.PageRequest;
import tally.domain.Scope;
import tally.domain.UploadId;
import tally.domain.UserId;
import tally.domain.accounts.Email;
import tally.domain.accounts.PasswordHash;
import tally.domain.accounts.User;
import tally.domain.audit.Actor;
import tally.domain.audit.AuditAction;
import tally.domain.audit.AuditEntry;
import tally.domain.audit.AuditFilter;
import tally.domain.audit.AuditTrail;
import tally.domain.audit.AuditedChange;
import tally.domain.failures.BulkRetry;
import tally.domain.failures.Correction;
import tally.domain.failures.FailedJobSelection;
import tally.domain.failures.RetryRequest;
import tally.domain.sales.ErrorCode;
import tally.domain.sales.Field;
import tally.domain.uploads.DuplicateRule;
import tally.testkit.BadRows;
import tally.testkit.Shop;

/** What {@link AuditTrail} promises of accounts and of searching; each other change has its entry in its own contract. */
public abstract class AuditTrailContract extends StoreContract {
    private static final Actor BOSS = new Actor("boss@tally.example");

    /** For subclasses. */
    protected AuditTrailContract() {}

    @Test
    void aNewBusinessIsToldWithItsName() {
        final AuditEntry entry = entries(AuditFilter.ALL).get(0);

        assertEquals(AuditAction.BUSINESS_ADDED, entry.change().action());
        assertEquals(Optional.of(shop().id()), entry.business());
        assertEquals(shop().id().toString(), entry.change().subject());
        assertEquals(Map.of(), entry.change().before());
        assertEquals(
                Map.of("name", "Ahmed's Shop", "time_zone", "Asia/Dhaka"),
                entry.change().after());
    }

    @Test
    void aNewUserIsToldWithoutThePassword() {
        final User user = staff("nusrat@tally.example");
        assertTrue(stores().accounts().addUser(user, new PasswordHash("secret"), BOSS));
        final AuditEntry entry = entries(AuditFilter.ALL).get(0);

        assertEquals(BOSS, entry.actor());
        assertEquals(Optional.empty(), entry.business());
        assertEquals(
                Map.of("email", "nusrat@tally.example", "is_staff", "true"),
                entry.change().after());
    }

    @Test
    void whatDidNotHappenIsNotTold() {
        stores().accounts().addUser(staff("nusrat@tally.example"), new PasswordHash("one"), BOSS);
        stores().accounts().addUser(staff("nusrat@tally.example"), new PasswordHash("two"), BOSS);

        assertEquals(1, entries(by(BOSS)).size());
    }

    @Test
    void eachFilterNarrows() {
        final Shop other = otherShop();
        stores().accounts().addUser(staff("nusrat@tally.example"), new PasswordHash("one"), BOSS);

        assertEquals(3, entries(AuditFilter.ALL).size());
        assertEquals(
                1,
                entries(filter(Scope.of(other.id()), Optional.empty(), Optional.empty()))
                        .size());
        assertEquals(
                1,
                entries(filter(Scope.ALL, Optional.of(AuditAction.USER_ADDED), Optional.empty()))
                        .size());
        assertEquals(
                1,
                entries(filter(
                                Scope.ALL,
                                Optional.empty(),
                                Optional.of(other.id().toString())))
                        .size());
    }

    @Test
    void theDaysAreIncluded() {
        final LocalDate today =
                LocalDate.ofInstant(entries(AuditFilter.ALL).get(0).at(), ZoneOffset.UTC);

        assertEquals(1, entries(days(today, today)).size());
        assertEquals(0, entries(days(today.plusDays(1), today.plusDays(1))).size());
        assertEquals(0, entries(days(today.minusDays(1), today.minusDays(1))).size());
    }

    @Test
    void aRetryIsToldWithWhatItCorrects() {
        final UploadId upload = shop().imports(DuplicateRule.COUNT, List.of(), List.of(BadRows.badDate(2)));
        final UserId staff = Shop.staff(stores(), "nusrat@tally.example").id();
        final FailedJobId job = FailedJobId.ofRow(upload, 2);
        final Optional<Map<Field, String>> corrected = Optional.of(Map.of(Field.DATE, "2025-11-07"));
        stores().failedJobs().requestRetry(new RetryRequest(job, staff, corrected));
        stores().failedJobs().requestRetry(new RetryRequest(job, staff, corrected));

        final List<AuditEntry> entries =
                entries(filter(shop().scope(), Optional.of(AuditAction.FAILED_JOB_RETRIED), Optional.empty()));

        assertEquals(1, entries.size());
        assertEquals(new Actor("nusrat@tally.example"), entries.get(0).actor());
        assertEquals(job.toString(), entries.get(0).change().subject());
        assertEquals("07/11/2025", entries.get(0).change().before().get("Date"));
        assertEquals("2025-11-07", entries.get(0).change().after().get("Date"));
        assertEquals("1", entries.get(0).change().after().get("retry_count"));
    }

    @Test
    void whatIsDoneToManyRowsIsOneEntryThatSaysWhichOnes() {
        final UploadId upload = shop().imports(
                        DuplicateRule.COUNT,
                        List.of(),
                        List.of(BadRows.badDate(2), BadRows.badDate(3), BadRows.badAmount(4)));
        final UserId staff = Shop.staff(stores(), "nusrat@tally.example").id();
        final FailedJobSelection dates = new FailedJobSelection(
                shop().scope().business(), Optional.of(upload), Optional.of(ErrorCode.INVALID_DATE), Optional.empty());
        final Correction correction = Correction.of(Map.of(Field.DATE, "2025-11-07"));
        stores().failedJobs().requestRetries(new BulkRetry(dates, staff, correction));
        stores().failedJobs().discard(FailedJobId.ofRow(upload, 4), staff);

        final AuditedChange retried = entries(
                        filter(shop().scope(), Optional.of(AuditAction.FAILED_JOB_RETRIED), Optional.empty()))
                .get(0)
                .change();
        final AuditedChange discarded = entries(
                        filter(shop().scope(), Optional.of(AuditAction.FAILED_JOB_DISCARDED), Optional.empty()))
                .get(0)
                .change();

        assertEquals("2 failed rows", retried.subject());
        assertEquals("failed", retried.before().get("status"));
        assertEquals("pending", retried.after().get("status"));
        assertEquals("INVALID_DATE", retried.before().get("error_code"));
        assertEquals("2025-11-07", retried.after().get("Date"));
        assertEquals(FailedJobId.ofRow(upload, 4).toString(), discarded.subject());
    }

    @Test
    void whatIsDoneToRowsOfSeveralShopsIsAnEntryOfEach() {
        final Shop other = otherShop();
        shop().imports(DuplicateRule.COUNT, List.of(), List.of(BadRows.badDate(2), BadRows.badDate(3)));
        other.imports(DuplicateRule.COUNT, List.of(), List.of(BadRows.badDate(2)));
        final UserId staff = Shop.staff(stores(), "nusrat@tally.example").id();

        assertEquals(3, stores().failedJobs().discardAll(of(ErrorCode.INVALID_DATE), staff));

        assertEquals("2 failed rows", discarded(shop()).subject());
        assertEquals("1 failed rows", discarded(other).subject());
        assertEquals("failed", discarded(other).before().get("status"));
        assertEquals("discarded", discarded(other).after().get("status"));
    }

    @Test
    void whatMatchedNoRowIsNotTold() {
        final UserId staff = Shop.staff(stores(), "nusrat@tally.example").id();
        final int before = entries(AuditFilter.ALL).size();

        stores().failedJobs().discardAll(of(ErrorCode.INVALID_DATE), staff);
        stores().failedJobs().requestRetries(new BulkRetry(of(ErrorCode.INVALID_DATE), staff, Correction.NONE));

        assertEquals(before, entries(AuditFilter.ALL).size());
    }

    private static FailedJobSelection of(ErrorCode code) {
        return new FailedJobSelection(Optional.empty(), Optional.empty(), Optional.of(code), Optional.empty());
    }

    private AuditedChange discarded(Shop of) {
        return entries(filter(of.scope(), Optional.of(AuditAction.FAILED_JOB_DISCARDED), Optional.empty()))
                .get(0)
                .change();
    }

    private List<AuditEntry> entries(AuditFilter filter) {
        return stores().audit().search(filter, PageRequest.FIRST).results();
    }

    private static AuditFilter by(Actor actor) {
        return new AuditFilter(
                Scope.ALL,
                Optional.of(actor.name()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static AuditFilter filter(Scope scope, Optional<AuditAction> action, Optional<String> subject) {
        return new AuditFilter(scope, Optional.empty(), action, subject, Optional.empty(), Optional.empty());
    }

    private static AuditFilter days(LocalDate from, LocalDate to) {
        return new AuditFilter(
                Scope.ALL, Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(from), Optional.of(to));
    }

    private static User staff(String email) {
        return new User(new UserId(Shop.nextId()), new Email(email), true, Optional.empty());
    }
}
