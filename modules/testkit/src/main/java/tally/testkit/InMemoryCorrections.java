package tally.testkit;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tally.domain.BusinessId;
import tally.domain.FailedJobId;
import tally.domain.SaleId;
import tally.domain.Scope;
import tally.domain.UploadId;
import tally.domain.failures.Corrections;
import tally.domain.failures.FailureStatus;
import tally.domain.failures.OpenRow;
import tally.domain.failures.RetryQueue.PendingRow;
import tally.domain.failures.RetryQueue.Reprocessing;
import tally.domain.sales.Checked;
import tally.domain.uploads.Claim;
import tally.domain.uploads.FailedRow;
import tally.domain.uploads.ImportOptions;
import tally.domain.uploads.Upload;

/** {@link Corrections} without a database. */
final class InMemoryCorrections implements Corrections {
    private final Memory memory;

    InMemoryCorrections(Memory memory) {
        this.memory = memory;
    }

    @Override
    public List<OpenRow> openRows(BusinessId business, UploadId upload, long afterRow, int limit) {
        synchronized (memory) {
            return open(memory, business, upload)
                    .filter(open -> open.row().row() > afterRow)
                    .limit(limit)
                    .toList();
        }
    }

    /** Its own rows that failed, and those that were to correct rows of other uploads and could not. */
    static Stream<OpenRow> open(Memory memory, BusinessId business, UploadId upload) {
        final Stream<OpenRow> own = openJobs(memory, business)
                .filter(job -> job.upload().equals(upload))
                .map(job -> new OpenRow(job.id(), job.row()));
        final Stream<OpenRow> correcting = openJobs(memory, business)
                .filter(job -> !job.upload().equals(upload))
                .flatMap(job -> job.correctedIn().stream()
                        .filter(in -> in.upload().equals(upload))
                        .map(in -> new OpenRow(job.id(), placed(job.row(), in.place()))));
        return Stream.concat(own, correcting)
                .sorted(Comparator.comparingLong(open -> open.row().row()));
    }

    private static Stream<StoredJob> openJobs(Memory memory, BusinessId business) {
        return memory.jobs().values().stream()
                .filter(StoredJob::isOpen)
                .filter(job -> memory.upload(job.upload()).business().equals(business));
    }

    private static FailedRow placed(FailedRow row, Place place) {
        return new FailedRow(place.row(), place.line(), row.values(), row.problem(), row.amount());
    }

    @Override
    public Optional<ImportOptions> options(BusinessId business, UploadId upload) {
        synchronized (memory) {
            return memory.uploads(Scope.of(business))
                    .filter(known -> known.id().equals(upload))
                    .map(known -> known.given().reading())
                    .findFirst();
        }
    }

    @Override
    public Optional<ImportOptions> options(BusinessId business, FailedJobId job) {
        synchronized (memory) {
            return find(business, job).flatMap(known -> options(business, known.upload()));
        }
    }

    @Override
    public Result correct(Claim claim, CorrectingRow row, Reprocessing reprocessing) {
        synchronized (memory) {
            final StoredUpload upload = memory.claimed(claim);
            upload.mustStandAt(row.rowsBefore());
            return find(claim.business(), row.corrects())
                    .map(job ->
                            job.isOpen() ? tried(claim, row, job, reprocessing) : late(claim, row, job, reprocessing))
                    .orElse(Result.UNKNOWN);
        }
    }

    private Optional<StoredJob> find(BusinessId business, FailedJobId job) {
        return Optional.ofNullable(memory.jobs().get(job))
                .filter(known -> memory.upload(known.upload()).business().equals(business));
    }

    private Result late(Claim claim, CorrectingRow row, StoredJob job, Reprocessing reprocessing) {
        final PendingRow as = PendingRows.of(memory, job, memory.now()).corrected(row.correction());
        count(claim.upload(), Result.SKIPPED, reprocessing.check(as).amount());
        return Result.SKIPPED;
    }

    private Result tried(Claim claim, CorrectingRow row, StoredJob job, Reprocessing reprocessing) {
        final PendingRow as = PendingRows.of(memory, job, memory.now()).corrected(row.correction());
        final Checked checked = reprocessing.check(as);
        if (job.status() == FailureStatus.PENDING) {
            job.endRetry(memory.now());
        }
        job.putUp(
                row.correction(),
                "upload " + claim.upload() + ", row " + row.place().row(),
                memory.now());
        final SaleId sale = SaleId.booked(claim.upload(), row.rowsBefore());
        final Result result = Result.of(
                new Recovering(memory, job, new Recovering.Owner(claim.upload(), sale)).run(as, reprocessing));
        if (result == Result.FAILED) {
            job.correctedIn(new StoredJob.CorrectedIn(claim.upload(), row.place()));
        }
        count(claim.upload(), result, checked.amount());
        return result;
    }

    private void count(UploadId upload, Result result, Optional<BigDecimal> amount) {
        final BigDecimal none = BigDecimal.ZERO;
        final BigDecimal money = amount.orElse(none);
        final int unreadable = result == Result.FAILED && amount.isEmpty() ? 1 : 0;
        memory.upload(upload)
                .add(
                        new Upload.Counters(
                                0,
                                result == Result.CREATED ? 1 : 0,
                                result == Result.SKIPPED ? 1 : 0,
                                result == Result.FAILED ? 1 : 0),
                        new Upload.Amounts(
                                result == Result.CREATED ? money : none,
                                result == Result.SKIPPED ? money : none,
                                result == Result.FAILED ? money : none,
                                unreadable));
    }
}
