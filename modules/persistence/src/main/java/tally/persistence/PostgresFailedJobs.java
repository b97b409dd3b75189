package tally.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tally.domain.BusinessId;
import tally.domain.FailedJobId;
import tally.domain.Page;
import tally.domain.PageRequest;
import tally.domain.SaleId;
import tally.domain.UploadId;
import tally.domain.failures.FailedJob;
import tally.domain.failures.FailedJobFilter;
import tally.domain.failures.FailedJobOrder;
import tally.domain.failures.FailedJobs;
import tally.domain.failures.FailureStatus;
import tally.domain.failures.Retry;
import tally.domain.failures.RetryAnswer;
import tally.domain.failures.RetryRequest;
import tally.domain.sales.ErrorCode;
import tally.domain.sales.Field;
import tally.domain.uploads.Upload;

/** {@link FailedJobs} in the tables {@code failed_jobs} and {@code failed_job_retries}. */
public final class PostgresFailedJobs implements FailedJobs {
    private final Database database;

    /** Failed jobs in this database. */
    public PostgresFailedJobs(Database database) {
        this.database = database;
    }

    private static final String SELECT = """
            select f.id, f.file_id, u.file_name, f.business_id, b.name as business_name, f.status, f.retry_count,
                   f.created_at, f.sale_id,
            """ + FailedRows.COLUMNS + """
              from failed_jobs f
              join uploads u on u.business_id = f.business_id and u.id = f.file_id
              join businesses b on b.id = f.business_id
             where %s
            """;

    private static final String PAGE = " order by %s limit ? offset ?";

    @Override
    public Page<FailedJob> search(FailedJobFilter filter, FailedJobOrder order, PageRequest page) {
        final Where where = where(filter);
        final String sql = SELECT.formatted(where.sql()) + PAGE.formatted(orderBy(order));
        return database.inSnapshot(connection -> new Page<>(
                count(connection, where),
                Sql.query(connection, sql, PostgresFailedJobs::failedJob, where.values(page.limit(), page.offset()))));
    }

    @Override
    public Optional<FailedJob> find(FailedJobId id) {
        return database.inTransaction(connection -> find(connection, id));
    }

    private static final String RETRIES = """
            select r.number, r.requested_by, r.requested_at, r.outcome, r.message, r.finished_at,
                   array(select key from jsonb_each_text(r.values_before) order by key) as before_names,
                   array(select value from jsonb_each_text(r.values_before) order by key) as before_texts,
                   array(select key from jsonb_each_text(r.values_after) order by key) as after_names,
                   array(select value from jsonb_each_text(r.values_after) order by key) as after_texts
              from failed_job_retries r
             where r.failed_job_id = ?
             order by r.number
            """;

    @Override
    public List<Retry> retries(FailedJobId id) {
        return database.inTransaction(connection -> Sql.query(connection, RETRIES, PostgresFailedJobs::retry, id));
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
            return putUp(connection, job.get(), request);
        });
    }

    /** Two people who press at once: the second waits for the lock here, and then reads what the first has done. */
    private static Optional<FailedJob> lock(Connection connection, FailedJobId id) throws SQLException {
        Sql.query(connection, "select 1 from failed_jobs where id = ? for no key update", row -> "", id);
        return find(connection, id);
    }

    private static Optional<FailedJob> find(Connection connection, FailedJobId id) throws SQLException {
        return Sql.queryOne(connection, SELECT.formatted("f.id = ?"), PostgresFailedJobs::failedJob, id);
    }

    private static final String PUT_UP = """
            update failed_jobs
               set status = 'pending', retry_count = ?, row_data = jsonb_object(?, ?)
             where business_id = ? and id = ? and status = 'failed'
            """;

    private static final String REMEMBER = """
            insert into failed_job_retries (business_id, failed_job_id, number, requested_by, values_before, values_after)
            select ?, ?, ?, email, jsonb_object(?, ?), jsonb_object(?, ?)
              from users
             where id = ?
            """;

    private static RetryAnswer putUp(Connection connection, FailedJob job, RetryRequest request) throws SQLException {
        final Map<Field, String> before = job.row().values();
        final Map<Field, String> after = new EnumMap<>(Field.class);
        after.putAll(before);
        request.corrected().ifPresent(after::putAll);
        final BusinessId business = job.source().owner().business();
        final int number = job.retryCount() + 1;
        final java.sql.Array names = Values.names(connection, after);
        final java.sql.Array texts = Values.texts(connection, after);
        Sql.update(connection, PUT_UP, number, names, texts, business, job.id());
        Sql.update(
                connection,
                REMEMBER,
                business,
                job.id(),
                number,
                Values.names(connection, before),
                Values.texts(connection, before),
                names,
                texts,
                request.by());
        AuditTable.recordByUser(connection, business, request.by(), request.told(before, number));
        return new RetryAnswer.Accepted(number);
    }

    private static Where where(FailedJobFilter filter) {
        final Where where = new Where()
                .and("f.business_id = ?", filter.scope().business())
                .and("f.file_id = ?", filter.upload())
                .and("f.created_at >= ?::timestamp at time zone 'UTC'", filter.from())
                .and("f.created_at < (?::date + 1)::timestamp at time zone 'UTC'", filter.to())
                .and("f.error_code = ?", filter.errorCode().map(ErrorCode::name))
                .and("position(lower(?) in lower(f.error_message)) > 0", filter.text());
        return filter.status().isPresent()
                ? where.and("f.status = ?", filter.status().map(FailureStatus::wireName))
                : where.and("f.status in ('failed', 'pending')");
    }

    private static String orderBy(FailedJobOrder order) {
        final String direction = order.descending() ? "desc" : "asc";
        return switch (order.key()) {
            case CREATED_AT -> "f.created_at %1$s, f.id %1$s".formatted(direction);
            case FILE_ID -> "f.file_id %1$s, f.id".formatted(direction);
        };
    }

    private static long count(Connection connection, Where where) throws SQLException {
        final String sql = "select count(*) as n from failed_jobs f where " + where.sql();
        return Sql.query(connection, sql, row -> row.number("n"), where.values())
                .get(0);
    }

    private static FailedJob failedJob(Row row) throws SQLException {
        final FailureStatus status = FailureStatus.valueOf(row.text("status").toUpperCase(Locale.ROOT));
        final Optional<FailedJob.Recovery> recovery = status == FailureStatus.RESOLVED
                ? Optional.of(new FailedJob.Recovery(row.optionalUuid("sale_id").map(SaleId::new)))
                : Optional.empty();
        return new FailedJob(
                new FailedJobId(row.uuid("id")),
                new FailedJob.Source(
                        new UploadId(row.uuid("file_id")),
                        row.text("file_name"),
                        new Upload.Owner(new BusinessId(row.uuid("business_id")), row.text("business_name"))),
                FailedRows.failedRow(row),
                status,
                row.integer("retry_count"),
                row.instant("created_at"),
                recovery);
    }

    private static Retry retry(Row row) throws SQLException {
        final Optional<Retry.Outcome> outcome = row.optionalText("outcome").isPresent()
                ? Optional.of(new Retry.Outcome(
                        row.text("outcome"), row.optionalText("message").orElse(""), row.instant("finished_at")))
                : Optional.empty();
        return new Retry(
                row.integer("number"),
                row.text("requested_by"),
                row.instant("requested_at"),
                Values.read(row.texts("before_names"), row.texts("before_texts")),
                Values.read(row.texts("after_names"), row.texts("after_texts")),
                outcome);
    }
}
