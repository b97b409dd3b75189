package tally.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import tally.domain.BusinessId;
import tally.domain.FailedJobId;
import tally.domain.Page;
import tally.domain.PageRequest;
import tally.domain.UserId;
import tally.domain.audit.AuditedChange;
import tally.domain.failures.BulkRetry;
import tally.domain.failures.Correction;
import tally.domain.failures.DiscardAnswer;
import tally.domain.failures.FailedJob;
import tally.domain.failures.FailedJobFilter;
import tally.domain.failures.FailedJobGroup;
import tally.domain.failures.FailedJobOrder;
import tally.domain.failures.FailedJobSelection;
import tally.domain.failures.FailedJobs;
import tally.domain.failures.FailureStatus;
import tally.domain.failures.Rehearsal;
import tally.domain.failures.Retry;
import tally.domain.failures.RetryAnswer;
import tally.domain.failures.RetryRequest;
import tally.domain.failures.RowCheck;

/** {@link FailedJobs} in the tables {@code failed_jobs} and {@code failed_job_retries}. */
public final class PostgresFailedJobs implements FailedJobs {
    private final Database database;

    /** Failed jobs in this database. */
    public PostgresFailedJobs(Database database) {
        this.database = database;
    }

    @Override
    public Page<FailedJob> search(FailedJobFilter filter, FailedJobOrder order, PageRequest page) {
        final Where where = FailedJobConditions.matching(filter);
        return database.inSnapshot(connection -> filter.text().isPresent()
                ? FailedJobRows.pageWithText(connection, where, order, page)
                : FailedJobRows.page(connection, where, order, page));
    }

    @Override
    public Page<FailedJobGroup> groups(FailedJobFilter filter, int limit) {
        final Where where = FailedJobConditions.matching(filter);
        return database.inSnapshot(connection -> FailedJobGroups.page(connection, where, limit));
    }

    @Override
    public Optional<FailedJob> find(FailedJobId id) {
        return database.inTransaction(connection -> FailedJobRows.find(connection, id));
    }

    @Override
    public List<Retry> retries(FailedJobId id) {
        return database.inTransaction(connection -> RetryHistory.of(connection, id));
    }

    @Override
    public RetryAnswer requestRetry(RetryRequest request) {
        return database.inTransaction(connection -> {
            final Optional<FailedJob> job = lock(connection, request.job());
            if (job.isEmpty()) {
                return new RetryAnswer.Unknown();
            }
            if (job.get().status() != FailureStatus.FAILED) {
                return new RetryAnswer.NotOpen(job.get().status());
            }
            final Correction correction =
                    request.corrected().map(Correction::of).orElse(Correction.NONE);
            new BulkChange(connection, only(job.get()), request.by()).putUp(correction);
            UnreadableImages.readAgain(connection);
            final int number = job.get().retryCount() + 1;
            AuditTable.recordByUser(
                    connection,
                    business(job.get()),
                    request.by(),
                    request.told(job.get().row().values(), number));
            return new RetryAnswer.Accepted(number);
        });
    }

    @Override
    public long requestRetries(BulkRetry request) {
        return database.inLongTransaction(connection -> {
            final Map<BusinessId, Long> counts =
                    new BulkChange(connection, request.rows(), request.by()).putUp(request.correction());
            UnreadableImages.readAgain(connection);
            return recorded(connection, counts, request.by(), request::told);
        });
    }

    @Override
    public Rehearsal rehearse(BulkRetry request, RowCheck check) {
        return database.inSnapshot(connection -> RetryRehearsal.run(connection, request, check));
    }

    @Override
    public DiscardAnswer discard(FailedJobId id, UserId by) {
        return database.inTransaction(connection -> {
            final Optional<FailedJob> job = lock(connection, id);
            if (job.isEmpty()) {
                return new DiscardAnswer.Unknown();
            }
            if (job.get().status() != FailureStatus.FAILED) {
                return new DiscardAnswer.NotOpen(job.get().status());
            }
            new BulkChange(connection, only(job.get()), by).discard();
            AuditTable.recordByUser(connection, business(job.get()), by, FailedJob.discarded(id));
            return new DiscardAnswer.Discarded(
                    FailedJobRows.find(connection, id).orElseThrow());
        });
    }

    @Override
    public long discardAll(FailedJobSelection rows, UserId by) {
        return database.inLongTransaction(connection -> {
            final Map<BusinessId, Long> counts = new BulkChange(connection, rows, by).discard();
            return recorded(connection, counts, by, rows::discarded);
        });
    }

    /** One entry for each business of which rows were changed; gives the number of all rows. */
    private static long recorded(
            Connection connection, Map<BusinessId, Long> counts, UserId by, LongFunction<AuditedChange> told)
            throws SQLException {
        long all = 0;
        for (final Map.Entry<BusinessId, Long> count : counts.entrySet()) {
            AuditTable.recordByUser(connection, Optional.of(count.getKey()), by, told.apply(count.getValue()));
            all += count.getValue();
        }
        return all;
    }

    private static FailedJobSelection only(FailedJob job) {
        return new FailedJobSelection(
                business(job), Optional.empty(), Optional.empty(), Optional.of(List.of(job.id())));
    }

    private static Optional<BusinessId> business(FailedJob job) {
        return Optional.of(job.source().owner().business());
    }

    private static final String LOCK = "select 1 from failed_jobs where business_id = ? and id = ? for no key update";

    /** Two people who press at once: the second waits for the lock here, and then reads what the first has done. */
    private static Optional<FailedJob> lock(Connection connection, FailedJobId id) throws SQLException {
        final Optional<FailedJob> seen = FailedJobRows.find(connection, id);
        if (seen.isEmpty()) {
            return seen;
        }
        Sql.query(connection, LOCK, row -> "", seen.get().source().owner().business(), id);
        return FailedJobRows.find(connection, id);
    }
}
