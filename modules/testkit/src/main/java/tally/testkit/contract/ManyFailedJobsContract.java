package tally.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tally.domain.FailedJobId;
import tally.domain.PageRequest;
import tally.domain.UploadId;
import tally.domain.UserId;
import tally.domain.books.Consistency;
import tally.domain.failures.BulkRetry;
import tally.domain.failures.Correction;
import tally.domain.failures.DiscardAnswer;
import tally.domain.failures.FailedJob;
import tally.domain.failures.FailedJobFilter;
import tally.domain.failures.FailedJobGroup;
import tally.domain.failures.FailedJobOrder;
import tally.domain.failures.FailedJobSelection;
import tally.domain.failures.FailureStatus;
import tally.domain.failures.Rehearsal;
import tally.domain.failures.Retry;
import tally.domain.failures.RetryQueue;
import tally.domain.sales.Checked;
import tally.domain.sales.ErrorCode;
import tally.domain.sales.Field;
import tally.domain.sales.Formats;
import tally.domain.sales.NumberFormat;
import tally.domain.sales.Sale;
import tally.domain.uploads.DuplicateRule;
import tally.domain.uploads.FailedRow;
import tally.testkit.BadRows;
import tally.testkit.Mending;
import tally.testkit.Sales;
import tally.testkit.Shop;

/** What {@link tally.domain.failures.FailedJobs} promises of many rows at once: groups, retries, discarding. */
public abstract class ManyFailedJobsContract extends StoreContract {
    private static final Sale SALE = Sales.sale().amount("120.50").build();
    private static final Formats SLASHED = new Formats(Optional.of("dd/MM/yyyy"), Optional.of(NumberFormat.DOT_GROUPS));

    private UserId staff;
    private UploadId first;
    private UploadId second;
    private UploadId elsewhere;

    /** For subclasses. */
    protected ManyFailedJobsContract() {}

    @BeforeEach
    void failRowsOfThreeUploads() {
        staff = Shop.staff(stores(), "staff@tally.example").id();
        first = fails(shop(), BadRows.badDate(2), BadRows.badAmount(3), BadRows.badDate(4));
        second = fails(shop(), BadRows.badDate(2), BadRows.badAmount(3));
        elsewhere = fails(otherShop(), BadRows.badDate(2));
    }

    @Test
    void groupsTellUploadAndCauseTheLargestFirst() {
        final List<FailedJobGroup> groups = groups(FailedJobFilter.OPEN, 10);
        final FailedJobGroup largest = groups.get(0);

        assertEquals(5, groups.size());
        assertEquals(2, largest.count());
        assertEquals(ErrorCode.INVALID_DATE, largest.errorCode());
        assertEquals(Optional.of("Date"), largest.column());
        assertEquals(find(first, 2).source(), largest.source());
        assertEquals(new FailedJobGroup.Example(FailedJobId.ofRow(first, 2), "07/11/2025"), largest.example());
        assertEquals(
                List.of(elsewhere, second, second, first),
                groups.stream().skip(1).map(group -> group.source().upload()).toList());
    }

    @Test
    void groupsAreOfTheRowsThatMatchAndNoMoreThanWanted() {
        final FailedJobFilter ofShop =
                new FailedJobFilterBuilder().scope(shop().scope()).build();
        final FailedJobFilter resolved =
                new FailedJobFilterBuilder().status(FailureStatus.RESOLVED).build();

        assertEquals(4, groups(ofShop, 10).size());
        assertEquals(1, groups(ofShop, 1).size());
        assertEquals(List.of(), groups(resolved, 10));
    }

    @Test
    void whereThereAreMoreGroupsThanWantedTheirNumberIsToldAllTheSame() {
        assertEquals(5, stores().failedJobs().groups(FailedJobFilter.OPEN, 2).count());
    }

    @Test
    void theExampleOfAGroupMatchesToo() {
        final FailedJobFilter slashed =
                new FailedJobFilterBuilder().text("twelve").build();

        final List<FailedJobGroup> groups = groups(slashed, 10);

        assertFalse(groups.isEmpty());
        groups.forEach(group -> assertEquals("twelve", group.example().value()));
    }

    private List<FailedJobGroup> groups(FailedJobFilter filter, int limit) {
        return stores().failedJobs().groups(filter, limit).results();
    }

    @Test
    void aGroupMayBeOfTheRowAsAWhole() {
        final UploadId upload = fails(shop(), BadRows.broken(2));
        final FailedJobFilter filter =
                new FailedJobFilterBuilder().upload(upload).build();

        assertEquals(Optional.empty(), groups(filter, 10).get(0).column());
    }

    @Test
    void whatMatchesIsPutUpAndNothingElse() {
        assertEquals(2, retry(select(Optional.of(first), Optional.of(ErrorCode.INVALID_DATE)), Correction.NONE));

        assertEquals(
                Set.of(FailedJobId.ofRow(first, 2), FailedJobId.ofRow(first, 4)), withStatus(FailureStatus.PENDING));
        assertEquals(0, find(first, 3).retryCount());
        assertEquals(1, find(first, 4).retryCount());
    }

    @Test
    void rowsOfABusinessOrSomeRowsCanBeChosen() {
        final FailedJobSelection business =
                new FailedJobSelection(Optional.of(shop().id()), Optional.empty(), Optional.empty(), Optional.empty());

        assertEquals(1, retry(FailedJobSelection.of(FailedJobId.ofRow(first, 3)), Correction.NONE));
        assertEquals(4, retry(business, Correction.NONE));
        assertEquals(FailureStatus.FAILED, find(elsewhere, 2).status());
        assertEquals(
                0,
                retry(
                        new FailedJobSelection(
                                Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(List.of())),
                        Correction.NONE));
    }

    @Test
    void ofSeveralWhoPressAtOnceEachRowIsPutUpOnce() {
        final List<Long> counts =
                AtOnce.run(4, () -> retry(select(Optional.of(first), Optional.empty()), Correction.NONE));

        assertEquals(3, counts.stream().mapToLong(Long::longValue).sum());
        assertEquals(
                1, stores().failedJobs().retries(FailedJobId.ofRow(first, 2)).size());
    }

    @Test
    void theCorrectionIsKeptWithEachRowAndApplied() {
        final Correction correction = new Correction(Map.of(Field.PAYMENT_METHOD, "bkash"), SLASHED);
        retry(select(Optional.of(second), Optional.empty()), correction);
        final RetryQueue.PendingRow tried = tryNext(SALE).row();
        final Retry kept = stores().failedJobs().retries(tried.id()).get(0);

        assertEquals("bkash", tried.values().get(Field.PAYMENT_METHOD));
        assertEquals("07/11/2025", tried.values().get(Field.DATE));
        assertEquals(SLASHED, tried.formats());
        assertEquals(Formats.DEFAULT, tried.options().formats());
        assertEquals(SLASHED, kept.formats());
        assertEquals(BadRows.badDate(2).values(), kept.before());
        assertEquals("bkash", kept.after().get(Field.PAYMENT_METHOD));
        assertEquals("staff@tally.example", kept.requestedBy());
    }

    @Test
    void formatsThatWereChosenHoldForLaterTriesToo() {
        final FailedJobSelection row = FailedJobSelection.of(FailedJobId.ofRow(first, 2));
        retry(row, new Correction(Map.of(), SLASHED));
        stores().retries().tryNext(new Mending(BadRows.badAmount(2)));
        retry(row, Correction.NONE);

        assertEquals(SLASHED, tryNext(SALE).row().formats());
        assertEquals(
                Formats.DEFAULT,
                stores().failedJobs()
                        .retries(FailedJobId.ofRow(first, 2))
                        .get(1)
                        .formats());
    }

    @Test
    void aRehearsalCountsWhatWouldPassAndChangesNothing() {
        final Correction correction = new Correction(Map.of(Field.NOTES, "mended"), SLASHED);
        final Rehearsal rehearsal = stores().failedJobs()
                .rehearse(
                        new BulkRetry(select(Optional.of(first), Optional.empty()), staff, correction),
                        row -> judged(row));

        assertEquals(new Rehearsal(3, 2), rehearsal);
        assertEquals(Set.of(), withStatus(FailureStatus.PENDING));
        assertEquals(BadRows.badDate(2), find(first, 2).row());
    }

    private static Checked judged(RetryQueue.PendingRow row) {
        assertEquals(SLASHED, row.formats());
        assertEquals("mended", row.values().get(Field.NOTES));
        return row.row() == 3
                ? new Checked.Refused(BadRows.badAmount(3).problem(), Optional.empty())
                : new Checked.Accepted(SALE);
    }

    @Test
    void aDiscardedRowIsNoSaleAndItsMoneyStaysAmongWhatFailed() {
        final DiscardAnswer answer = stores().failedJobs().discard(FailedJobId.ofRow(first, 2), staff);

        assertEquals(new DiscardAnswer.Discarded(find(first, 2)), answer);
        assertEquals(FailureStatus.DISCARDED, find(first, 2).status());
        assertEquals(0, find(first, 2).retryCount());
        assertEquals(3, shop().upload(first).counters().failed());
        assertEquals(Consistency.OK, stores().checks().ofBusiness(shop().id()));
    }

    @Test
    void theHistorySaysWhoDiscarded() {
        retry(FailedJobSelection.of(FailedJobId.ofRow(first, 2)), Correction.NONE);
        stores().retries().tryNext(new Mending(BadRows.badDate(2)));
        stores().failedJobs().discard(FailedJobId.ofRow(first, 2), staff);
        final List<Retry> history = stores().failedJobs().retries(FailedJobId.ofRow(first, 2));

        assertEquals(2, history.size());
        assertEquals("staff@tally.example", history.get(1).requestedBy());
        assertEquals("discarded", history.get(1).outcome().orElseThrow().result());
        assertEquals(1, find(first, 2).retryCount());
    }

    @Test
    void whatIsNotOpenOrUnknownCanNotBeDiscarded() {
        retry(FailedJobSelection.of(FailedJobId.ofRow(first, 2)), Correction.NONE);
        stores().failedJobs().discard(FailedJobId.ofRow(first, 4), staff);

        assertEquals(
                new DiscardAnswer.NotOpen(FailureStatus.PENDING),
                stores().failedJobs().discard(FailedJobId.ofRow(first, 2), staff));
        assertEquals(
                new DiscardAnswer.NotOpen(FailureStatus.DISCARDED),
                stores().failedJobs().discard(FailedJobId.ofRow(first, 4), staff));
        assertEquals(new DiscardAnswer.Unknown(), stores().failedJobs().discard(new FailedJobId(Shop.nextId()), staff));
    }

    @Test
    void allThatMatchAreDiscardedAndNothingElse() {
        retry(FailedJobSelection.of(FailedJobId.ofRow(first, 2)), Correction.NONE);
        final FailedJobSelection dates = select(Optional.of(first), Optional.of(ErrorCode.INVALID_DATE));

        assertEquals(1, stores().failedJobs().discardAll(dates, staff));
        assertEquals(0, stores().failedJobs().discardAll(dates, staff));
        assertEquals(Set.of(FailedJobId.ofRow(first, 4)), withStatus(FailureStatus.DISCARDED));
        assertTrue(retry(dates, Correction.NONE) == 0, "What is discarded was put up");
    }

    private UploadId fails(Shop owner, FailedRow... rows) {
        return owner.imports(DuplicateRule.COUNT, List.of(), List.of(rows));
    }

    private long retry(FailedJobSelection rows, Correction correction) {
        return stores().failedJobs().requestRetries(new BulkRetry(rows, staff, correction));
    }

    private RetryQueue.Outcome tryNext(Sale mended) {
        return stores().retries().tryNext(new Mending(mended)).orElseThrow();
    }

    private static FailedJobSelection select(Optional<UploadId> upload, Optional<ErrorCode> code) {
        return new FailedJobSelection(Optional.empty(), upload, code, Optional.empty());
    }

    private FailedJob find(UploadId upload, long row) {
        return stores().failedJobs().find(FailedJobId.ofRow(upload, row)).orElseThrow();
    }

    private Set<FailedJobId> withStatus(FailureStatus status) {
        final FailedJobFilter filter =
                new FailedJobFilterBuilder().status(status).build();
        return stores().failedJobs().search(filter, FailedJobOrder.NEWEST_FIRST, PageRequest.FIRST).results().stream()
                .map(FailedJob::id)
                .collect(Collectors.toSet());
    }
}
