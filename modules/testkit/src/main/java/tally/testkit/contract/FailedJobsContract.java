package tally.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tally.domain.FailedJobId;
import tally.domain.Page;
import tally.domain.PageRequest;
import tally.domain.UploadId;
import tally.domain.UserId;
import tally.domain.accounts.Email;
import tally.domain.failures.FailedJob;
import tally.domain.failures.FailedJobFilter;
import tally.domain.failures.FailedJobOrder;
import tally.domain.failures.FailureStatus;
import tally.domain.failures.Retry;
import tally.domain.failures.RetryAnswer;
import tally.domain.failures.RetryRequest;
import tally.domain.sales.ErrorCode;
import tally.domain.sales.Field;
import tally.domain.uploads.DuplicateRule;
import tally.domain.uploads.FailedRow;
import tally.domain.uploads.Upload;
import tally.testkit.BadRows;
import tally.testkit.Shop;

/** What {@link tally.domain.failures.FailedJobs} promises. */
public abstract class FailedJobsContract extends StoreContract {
    private static final String STAFF = "staff@tally.example";

    /** For subclasses. */
    protected FailedJobsContract() {}

    @Test
    void aFailedRowIsShownWithItsUploadAndItsShop() {
        final UploadId upload = fails(shop(), BadRows.badDate(5));
        final FailedJob job = find(upload, 5);

        assertEquals(BadRows.badDate(5), job.row());
        assertEquals(
                new FailedJob.Source(upload, "sales.csv", new Upload.Owner(shop().id(), "Ahmed's Shop")), job.source());
        assertEquals(FailureStatus.FAILED, job.status());
        assertEquals(0, job.retryCount());
        assertEquals(Optional.empty(), job.recovery());
    }

    @Test
    void theIdOfAFailedRowFollowsFromItsUploadAndItsNumber() {
        final UploadId upload = fails(shop(), BadRows.badDate(5));

        assertEquals(List.of(FailedJobId.ofRow(upload, 5)), ids(FailedJobFilter.OPEN));
    }

    @Test
    void anUnknownFailedRowIsAbsent() {
        assertEquals(Optional.empty(), stores().failedJobs().find(unknown()));
        assertEquals(List.of(), stores().failedJobs().retries(unknown()));
    }

    @Test
    void theNewestUploadsRowsComeFirst() {
        final UploadId first = fails(shop(), BadRows.badDate(2));
        final UploadId second = fails(shop(), BadRows.badDate(2));

        assertEquals(List.of(job(second, 2), job(first, 2)), ids(FailedJobFilter.OPEN));
    }

    @Test
    void theOldestComeFirstWhereThatIsAsked() {
        final UploadId first = fails(shop(), BadRows.badDate(3), BadRows.badDate(2));
        final UploadId second = fails(shop(), BadRows.badDate(2));

        assertEquals(
                List.of(job(first, 2), job(first, 3), job(second, 2)),
                ids(FailedJobFilter.OPEN, new FailedJobOrder(FailedJobOrder.Key.CREATED_AT, false)));
    }

    @Test
    void sortedByFileTheRowsOfAFileComeInItsOrder() {
        final UploadId first = fails(shop(), BadRows.badDate(3), BadRows.badDate(2));
        final UploadId second = fails(shop(), BadRows.badDate(2), BadRows.badDate(4));

        assertEquals(
                List.of(job(second, 2), job(second, 4), job(first, 2), job(first, 3)),
                ids(FailedJobFilter.OPEN, new FailedJobOrder(FailedJobOrder.Key.FILE_ID, true)));
    }

    @Test
    void aPageIsAPieceOfTheListAndCountsAll() {
        final UploadId upload = fails(shop(), BadRows.badDate(2), BadRows.badDate(3), BadRows.badDate(4));
        final Page<FailedJob> second = stores().failedJobs()
                .search(
                        FailedJobFilter.OPEN,
                        new FailedJobOrder(FailedJobOrder.Key.FILE_ID, false),
                        new PageRequest(2, 2));

        assertEquals(new Page<>(3, List.of(job(upload, 4))), second.map(FailedJob::id));
    }

    @Test
    void aScopeHoldsTheRowsOfItsBusinessAlone() {
        fails(shop(), BadRows.badDate(2));
        final Shop other = otherShop();
        final UploadId upload = fails(other, BadRows.badDate(2));

        assertEquals(
                List.of(job(upload, 2)),
                ids(new FailedJobFilterBuilder().scope(other.scope()).build()));
    }

    @Test
    void rowsOfOneUploadCanBeAskedFor() {
        fails(shop(), BadRows.badDate(2));
        final UploadId upload = fails(shop(), BadRows.badDate(2));

        assertEquals(
                List.of(job(upload, 2)),
                ids(new FailedJobFilterBuilder().upload(upload).build()));
    }

    @Test
    void rowsOfOneCauseCanBeAskedFor() {
        final UploadId upload = fails(shop(), BadRows.badDate(2), BadRows.badAmount(3));

        assertEquals(
                List.of(job(upload, 3)),
                ids(new FailedJobFilterBuilder().code(ErrorCode.INVALID_AMOUNT).build()));
    }

    @Test
    void aPartOfTheMessageIsFoundInAnyCase() {
        final UploadId upload = fails(shop(), BadRows.badDate(2), BadRows.badAmount(3));

        assertEquals(
                List.of(job(upload, 3)),
                ids(new FailedJobFilterBuilder().text("TWELVE").build()));
    }

    @Test
    void aPartOfTheMessageIsNoPattern() {
        fails(shop(), BadRows.badDate(2));

        assertEquals(List.of(), ids(new FailedJobFilterBuilder().text("Inv%").build()));
        assertEquals(List.of(), ids(new FailedJobFilterBuilder().text("Dat_").build()));
    }

    @Test
    void theDaysAreThoseOfUtcAndBothIncluded() {
        final UploadId upload = fails(shop(), BadRows.badDate(2));
        final LocalDate day = LocalDate.ofInstant(find(upload, 2).createdAt(), ZoneOffset.UTC);

        assertEquals(
                1, ids(new FailedJobFilterBuilder().from(day).to(day).build()).size());
        assertEquals(
                0,
                ids(new FailedJobFilterBuilder().from(day.plusDays(1)).build()).size());
        assertEquals(
                0,
                ids(new FailedJobFilterBuilder().to(day.minusDays(1)).build()).size());
    }

    @Test
    void onePendingIsNotYetRecovered() {
        final UploadId upload = fails(shop(), BadRows.badDate(2), BadRows.badDate(3));
        request(upload, 2, Map.of());

        assertEquals(2, ids(FailedJobFilter.OPEN).size());
        assertEquals(
                List.of(job(upload, 2)),
                ids(new FailedJobFilterBuilder().status(FailureStatus.PENDING).build()));
    }

    @Test
    void aWishToRetryIsAcceptedAndCounted() {
        final UploadId upload = fails(shop(), BadRows.badDate(2));

        assertEquals(new RetryAnswer.Accepted(1), request(upload, 2, Map.of()));
        assertEquals(FailureStatus.PENDING, find(upload, 2).status());
        assertEquals(1, find(upload, 2).retryCount());
    }

    @Test
    void correctedValuesAreMergedIntoTheRow() {
        final UploadId upload = fails(shop(), BadRows.badDate(2));
        request(upload, 2, Map.of(Field.DATE, "2025-11-07", Field.NOTES, "mended"));
        final Map<Field, String> values = find(upload, 2).row().values();

        assertEquals("2025-11-07", values.get(Field.DATE));
        assertEquals("Shirt", values.get(Field.PRODUCT));
        assertEquals("mended", values.get(Field.NOTES));
    }

    @Test
    void aTryIsKeptWithWhoAskedAndWhatChanged() {
        final UploadId upload = fails(shop(), BadRows.badDate(2));
        request(upload, 2, Map.of(Field.DATE, "2025-11-07"));
        final List<Retry> retries = stores().failedJobs().retries(job(upload, 2));

        assertEquals(1, retries.size());
        assertEquals(1, retries.get(0).number());
        assertEquals(STAFF, retries.get(0).requestedBy());
        assertEquals(BadRows.badDate(2).values(), retries.get(0).before());
        assertEquals("2025-11-07", retries.get(0).after().get(Field.DATE));
        assertEquals(Optional.empty(), retries.get(0).outcome());
    }

    @Test
    void whatIsPendingCanNotBeAskedForAgain() {
        final UploadId upload = fails(shop(), BadRows.badDate(2));
        request(upload, 2, Map.of());

        assertEquals(new RetryAnswer.NotOpen(FailureStatus.PENDING), request(upload, 2, Map.of()));
        assertEquals(1, find(upload, 2).retryCount());
    }

    @Test
    void ofSeveralWhoPressAtOnceOneIsAccepted() {
        final UploadId upload = fails(shop(), BadRows.badDate(2));
        final UserId staff = staff();
        final List<RetryAnswer> answers = AtOnce.run(
                4, () -> stores().failedJobs().requestRetry(new RetryRequest(job(upload, 2), staff, Optional.empty())));

        assertEquals(1, Collections.frequency(answers, new RetryAnswer.Accepted(1)));
        assertEquals(3, Collections.frequency(answers, new RetryAnswer.NotOpen(FailureStatus.PENDING)));
        assertEquals(1, stores().failedJobs().retries(job(upload, 2)).size());
    }

    @Test
    void whatIsUnknownCanNotBeAskedFor() {
        assertEquals(
                new RetryAnswer.Unknown(),
                stores().failedJobs().requestRetry(new RetryRequest(unknown(), staff(), Optional.empty())));
    }

    @Test
    void nastyCorrectionsCanBeKept() {
        final UploadId upload = fails(shop(), BadRows.badDate(2));
        request(upload, 2, Map.of(Field.NOTES, "NUL \u0000, half a pair \uD83D, {\"json\":null}"));

        assertTrue(find(upload, 2).row().values().getOrDefault(Field.NOTES, "").endsWith(", {\"json\":null}"));
    }

    private UploadId fails(Shop owner, FailedRow... rows) {
        return owner.imports(DuplicateRule.COUNT, List.of(), List.of(rows));
    }

    private RetryAnswer request(UploadId upload, long row, Map<Field, String> corrected) {
        return stores().failedJobs().requestRetry(new RetryRequest(job(upload, row), staff(), Optional.of(corrected)));
    }

    private UserId staff() {
        Shop.staff(stores(), STAFF);
        return stores().accounts()
                .credentials(new Email(STAFF))
                .orElseThrow()
                .user()
                .id();
    }

    private FailedJob find(UploadId upload, long row) {
        return stores().failedJobs().find(job(upload, row)).orElseThrow();
    }

    private List<FailedJobId> ids(FailedJobFilter filter) {
        return ids(filter, FailedJobOrder.NEWEST_FIRST);
    }

    private List<FailedJobId> ids(FailedJobFilter filter, FailedJobOrder order) {
        return stores().failedJobs().search(filter, order, PageRequest.FIRST).results().stream()
                .map(FailedJob::id)
                .toList();
    }

    private static FailedJobId job(UploadId upload, long row) {
        return FailedJobId.ofRow(upload, row);
    }

    private static FailedJobId unknown() {
        return new FailedJobId(Shop.nextId());
    }
}
