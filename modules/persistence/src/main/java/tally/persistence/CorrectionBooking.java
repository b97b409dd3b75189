package tally.persistence;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tally.domain.SaleId;
import tally.domain.failures.Corrections.CorrectingRow;
import tally.domain.failures.Corrections.Result;
import tally.domain.failures.FailureStatus;
import tally.domain.failures.RetryQueue.PendingRow;
import tally.domain.failures.RetryQueue.Reprocessing;
import tally.domain.uploads.Claim;
import tally.domain.uploads.Upload.Amounts;

/**
 * Books a row of a claimed upload as the correction of a failed row of another, inside a transaction that is open. One
 * per row.
 */
final class CorrectionBooking {
    private static final BigDecimal NONE = BigDecimal.ZERO;

    private final Connection connection;
    private final Claim claim;
    private final CorrectingRow row;

    private CorrectionBooking(Connection connection, Claim claim, CorrectingRow row) {
        this.connection = connection;
        this.claim = claim;
        this.row = row;
    }

    /** Proves the claim and the checkpoint, and holds the upload until the transaction ends. */
    static CorrectionBooking locked(Connection connection, Claim claim, CorrectingRow row) throws SQLException {
        ClaimedRow.locked(connection, claim).mustStandAt(row.rowsBefore());
        return new CorrectionBooking(connection, claim, row);
    }

    private static final String LOCK_JOB =
            "select status from failed_jobs where business_id = ? and id = ? for no key update";

    Result book(Reprocessing reprocessing) throws SQLException {
        final Optional<String> status =
                Sql.queryOne(connection, LOCK_JOB, found -> found.text("status"), claim.business(), row.corrects());
        if (status.isEmpty()) {
            return Result.UNKNOWN;
        }
        return status.filter(CorrectionBooking::isOpen).isPresent() ? tried(reprocessing) : late(reprocessing);
    }

    private static boolean isOpen(String status) {
        return status.equals(FailureStatus.FAILED.wireName()) || status.equals(FailureStatus.PENDING.wireName());
    }

    /** Someone has recovered or discarded it before: the row adds nothing, and its money is accounted for. */
    private Result late(Reprocessing reprocessing) throws SQLException {
        final PendingRow as = failedRow().corrected(row.correction());
        count(Result.SKIPPED, reprocessing.check(as).amount());
        return Result.SKIPPED;
    }

    private Result tried(Reprocessing reprocessing) throws SQLException {
        takeOver();
        final PendingRow pending = failedRow();
        final SaleId sale = SaleId.booked(claim.upload(), row.rowsBefore());
        final RetryBooking.Owner owner = new RetryBooking.Owner(claim.upload(), booked -> sale);
        final RetryEnding ending = RetryBooking.locked(connection, List.of(pending), owner)
                .run(reprocessing)
                .get(0);
        final Result result = Result.of(ending.outcome());
        count(result, ending.amount());
        return result;
    }

    private static final String END_RETRY = """
            update failed_job_retries r
               set outcome = 'failed', message = 'A correction came as a file before it was tried',
                   finished_at = ?
              from failed_jobs f
             where f.business_id = ? and f.id = ? and f.status = 'pending'
               and r.business_id = f.business_id and r.failed_job_id = f.id and r.number = f.retry_count
            """;

    private static final String TAKE_OVER =
            "with chosen as (select business_id, id, row_data from failed_jobs where business_id = ? and id = ?), "
                    + PutUp.STEP
                    + "select failed_job_id from remembered";

    /** From here on the failed row is tried as a retry is, but here and now. Nobody signs in to correct by file. */
    private void takeOver() throws SQLException {
        final String requestedBy =
                "upload " + claim.upload() + ", row " + row.place().row();
        final Stream<Object> job = Stream.of(claim.business(), row.corrects());
        final Object[] values = PutUp.values(connection, row.correction(), requestedBy);
        Sql.update(connection, END_RETRY, Moment.now(connection), claim.business(), row.corrects());
        Sql.query(
                connection,
                TAKE_OVER,
                tried -> "",
                Stream.concat(job, Stream.of(values)).toArray());
    }

    private static final String FAILED_ROW = "select now() as requested_at, " + PendingRows.COLUMNS + PendingRows.TABLES
            + " where f.business_id = ? and f.id = ?";

    private PendingRow failedRow() throws SQLException {
        return Sql.query(connection, FAILED_ROW, PendingRows::pendingRow, claim.business(), row.corrects())
                .get(0);
    }

    private static final String STILL_BAD = """
            update failed_jobs
               set corrected_in = ?, corrected_row = ?, corrected_line = ?
             where business_id = ? and id = ?
            """;

    /** Moves the counters of the upload that brought the correction, and so its checkpoint. */
    private void count(Result result, Optional<BigDecimal> amount) throws SQLException {
        final BigDecimal money = amount.orElse(NONE);
        switch (result) {
            case CREATED -> add(UploadCounters.Change.of(1, 0, 0, new Amounts(money, NONE, NONE, 0)));
            case SKIPPED -> add(UploadCounters.Change.of(0, 1, 0, new Amounts(NONE, money, NONE, 0)));
            case FAILED -> {
                final int unreadable = amount.isPresent() ? 0 : 1;
                add(UploadCounters.Change.of(0, 0, 1, new Amounts(NONE, NONE, money, unreadable)));
                Sql.update(
                        connection,
                        STILL_BAD,
                        claim.upload(),
                        row.place().row(),
                        row.place().line(),
                        claim.business(),
                        row.corrects());
            }
            case UNKNOWN -> throw new IllegalArgumentException("There is nothing to count");
        }
    }

    private void add(UploadCounters.Change change) throws SQLException {
        UploadCounters.add(connection, claim.business(), claim.upload(), change);
    }
}
