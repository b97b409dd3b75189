package tally.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tally.domain.FailedJobId;
import tally.domain.PageRequest;
import tally.domain.Scope;
import tally.domain.UploadId;
import tally.domain.UserId;
import tally.domain.failures.Correction;
import tally.domain.failures.Corrections.CorrectingRow;
import tally.domain.failures.Corrections.Place;
import tally.domain.failures.FailedJob;
import tally.domain.failures.FailureStatus;
import tally.domain.failures.RetryRequest;
import tally.domain.retention.Kept;
import tally.domain.retention.Retention;
import tally.domain.uploads.Acceptance;
import tally.domain.uploads.Claim;
import tally.domain.uploads.DuplicateRule;
import tally.domain.uploads.FailedRow;
import tally.domain.uploads.NewUpload;
import tally.testkit.BadRows;
import tally.testkit.Mending;
import tally.testkit.Shop;

/** What {@link Retention} promises of uploads and their failed rows: what is old goes, and nothing that is still needed. */
public abstract class UploadRetentionContract extends Sweeping {
    private UserId staff;

    /** For subclasses. */
    protected UploadRetentionContract() {}

    @BeforeEach
    void hireStaff() {
        staff = Shop.staff(stores(), "staff@tally.example").id();
    }

    @Test
    void theBytesOfAnUploadGoOnceItHasEndedForSoLong() {
        final UploadId old = shop().imports(MENDED);
        stores().timePasses(WEEK.plus(DAY));
        final UploadId young = shop().imports(MENDED);

        assertEquals(1, sweep(Kept.UPLOADED_BYTES));
        assertEquals(0, content(old).length);
        assertTrue(content(young).length > 0);
        assertEquals(0, sweep(Kept.UPLOADED_BYTES));
    }

    @Test
    void whatAnUploadMadeStaysWithItsRecordWhenItsBytesGo() {
        final UploadId old = shop().imports(MENDED);
        final var before = shop().upload(old).counters();
        stores().timePasses(WEEK.plus(DAY));
        sweep(Kept.UPLOADED_BYTES);

        assertEquals(before, shop().upload(old).counters());
        assertTrue(stores().checks().ofBusiness(shop().id()).ok());
        assertEquals(new Acceptance.Stored(Optional.of(old)), shop().send(shop().file("sales.csv"), Shop.PLENTY));
    }

    @Test
    void theBytesOfALargeUploadGoToTheLast() {
        final NewUpload upload = shop().file("large.csv");
        stores().inbox().accept(upload, new ByteArrayInputStream(new byte[40_000_000]), Shop.PLENTY);
        stores().uploadBooks().fail(shop().take("node-1"), "Not readable");
        stores().timePasses(WEEK.plus(DAY));

        assertEquals(1, sweep(Kept.UPLOADED_BYTES));
        assertEquals(0, content(upload.id()).length);
    }

    @Test
    void whatHasNotEndedKeepsItsBytesHoweverOldItIs() {
        final UploadId running = shop().sendAndTake().upload();
        final UploadId waiting = otherShop().send("waiting.csv");
        final byte[] before = content(running);
        stores().timePasses(Duration.ofDays(1000));

        assertEquals(0, sweep(Kept.UPLOADED_BYTES));
        assertArrayEquals(before, content(running));
        assertTrue(shop().upload(running).status().active());
        assertTrue(
                stores().inbox().find(Scope.ALL, waiting).orElseThrow().status().active());
    }

    @Test
    void aFileWithARowThatWaitsKeepsItsBytesUntilTheRowIsMended() {
        final UploadId file = fileWith(BadRows.badDate(3));
        stores().timePasses(WEEK.plus(DAY));
        assertEquals(0, sweep(Kept.UPLOADED_BYTES));

        retry(file, 3);
        assertEquals(1, sweep(Kept.UPLOADED_BYTES));
    }

    @Test
    void aFileWithARowThatWouldWaitAgainAfterAnUndoKeepsItsBytes() {
        final UploadId file = fileWith(BadRows.badDate(3));
        final UploadId correction = correctByFile(file, 3);
        stores().timePasses(WEEK.plus(DAY));

        sweep(Kept.UPLOADED_BYTES);
        assertTrue(content(file).length > 0);
        assertEquals(0, content(correction).length);
    }

    @Test
    void aDiscardedRowKeepsNoBytes() {
        final UploadId file = fileWith(BadRows.badDate(3));
        discard(file, 3);
        stores().timePasses(WEEK.plus(DAY));

        assertEquals(1, sweep(Kept.UPLOADED_BYTES));
    }

    @Test
    void aRecoveredRowGoesWithItsHistoryOnceItIsOldEnough() {
        final UploadId file = fileWith(BadRows.badDate(3));
        stores().timePasses(WEEK.plus(DAY));
        retry(file, 3);
        assertEquals(0, sweep(Kept.RECOVERED_ROWS));

        stores().timePasses(WEEK.plus(DAY));
        assertEquals(1, sweep(Kept.RECOVERED_ROWS));
        assertEquals(Optional.empty(), status(file, 3));
        assertTrue(stores().checks().ofBusiness(shop().id()).ok());
    }

    @Test
    void aRowThatWaitsAndOneThatWasDiscardedStay() {
        final UploadId file = fileWith(BadRows.badDate(3), BadRows.badAmount(4));
        discard(file, 4);
        stores().timePasses(WEEK.plus(DAY));

        assertEquals(0, sweep(Kept.RECOVERED_ROWS));
        assertEquals(Optional.of(FailureStatus.FAILED), status(file, 3));
        assertEquals(Optional.of(FailureStatus.DISCARDED), status(file, 4));
    }

    @Test
    void recoveredRowsStayWhileAnotherOfTheirFileWaits() {
        final UploadId file = fileWith(BadRows.badDate(3), BadRows.badDate(4));
        retry(file, 3);
        stores().timePasses(WEEK.plus(DAY));
        assertEquals(0, sweep(Kept.RECOVERED_ROWS));

        discard(file, 4);
        assertEquals(1, sweep(Kept.RECOVERED_ROWS));
    }

    @Test
    void anUploadWhoseRecoveredRowsAreGoneCanStillBeTakenBack() {
        final UploadId file = fileWith(BadRows.badDate(3));
        retry(file, 3);
        stores().timePasses(WEEK.plus(DAY));
        sweep(Kept.RECOVERED_ROWS);
        sweep(Kept.UPLOADED_BYTES);

        stores().control().undo(shop().scope(), file, BOSS);
        assertEquals(
                0,
                stores().salesBooks().products(shop().id(), PageRequest.FIRST).count());
        assertTrue(stores().checks().ofBusiness(shop().id()).ok());
    }

    @Test
    void aStepTakesNoMoreThanItMayAndTheNextOneGoesOnBehindIt() {
        final Set<UploadId> files =
                List.of(0, 1, 2, 3, 4).stream().map(i -> shop().imports(MENDED)).collect(Collectors.toSet());
        files.forEach(file -> assertTrue(content(file).length > 0));
        stores().timePasses(WEEK.plus(DAY));
        final Retention.Step first =
                stores().retention().removeNext(Kept.UPLOADED_BYTES, WEEK, Retention.Place.START, 2);

        assertTrue(first.removed() <= 2);
        assertTrue(first.next().isPresent());
        assertEquals(5 - first.removed(), sweep(Kept.UPLOADED_BYTES));
        files.forEach(file -> assertEquals(0, content(file).length));
    }

    private UploadId fileWith(FailedRow... rows) {
        return shop().imports(DuplicateRule.COUNT, List.of(), List.of(rows));
    }

    private void retry(UploadId file, long row) {
        stores().failedJobs().requestRetry(new RetryRequest(FailedJobId.ofRow(file, row), staff, Optional.empty()));
        assertTrue(stores().retries().tryNext(new Mending(MENDED)).isPresent());
        assertEquals(Optional.of(FailureStatus.RESOLVED), status(file, row));
    }

    private UploadId correctByFile(UploadId file, long row) {
        final Claim claim = shop().sendAndTake();
        final CorrectingRow correcting =
                new CorrectingRow(0, new Place(2, 2), FailedJobId.ofRow(file, row), Correction.NONE);
        stores().corrections().correct(claim, correcting, new Mending(MENDED));
        stores().uploadBooks().rowCount(claim, 1);
        stores().uploadBooks().complete(claim);
        return claim.upload();
    }

    private void discard(UploadId file, long row) {
        stores().failedJobs().discard(FailedJobId.ofRow(file, row), staff);
    }

    private Optional<FailureStatus> status(UploadId file, long row) {
        return stores().failedJobs().find(FailedJobId.ofRow(file, row)).map(FailedJob::status);
    }

    private byte[] content(UploadId upload) {
        try (InputStream content = stores().uploadBooks().content(shop().id(), upload)) {
            return content.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
