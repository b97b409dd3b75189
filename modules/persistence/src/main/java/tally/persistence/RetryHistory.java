package tally.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import tally.domain.BusinessId;
import tally.domain.FailedJobId;
import tally.domain.failures.Retry;

/** Reads the table {@code failed_job_retries}: what was done about a failed row. Nothing there is ever overwritten. */
final class RetryHistory {
    private RetryHistory() {}

    private static final String RETRIES = """
            select r.number, r.requested_by, r.requested_at, r.outcome, r.message, r.finished_at,
                   r.date_format, r.number_format,
                   array(select key from jsonb_each_text(r.values_before) order by key) as before_names,
                   array(select value from jsonb_each_text(r.values_before) order by key) as before_texts,
                   array(select key from jsonb_each_text(r.values_after) order by key) as after_names,
                   array(select value from jsonb_each_text(r.values_after) order by key) as after_texts
              from failed_job_retries r
             where r.failed_job_id = ?
             order by r.number
            """;

    private static final String FINISH = """
            update failed_job_retries r
               set outcome = ?, message = ?, finished_at = ?
              from failed_jobs f
             where f.business_id = ? and f.id = ?
               and r.business_id = f.business_id and r.failed_job_id = f.id and r.number = f.retry_count
            """;

    /** Says how the last try ended; nothing where there was none. */
    static void finish(Connection connection, BusinessId business, FailedJobId id, End end) throws SQLException {
        Sql.update(connection, FINISH, end.outcome, end.message, Moment.now(connection), business, id);
    }

    static List<Retry> of(Connection connection, FailedJobId id) throws SQLException {
        return Sql.query(connection, RETRIES, RetryHistory::retry, id);
    }

    private static Retry retry(Row row) throws SQLException {
        return new Retry(
                row.integer("number"),
                row.text("requested_by"),
                row.instant("requested_at"),
                Values.read(row.texts("before_names"), row.texts("before_texts")),
                Values.read(row.texts("after_names"), row.texts("after_texts")),
                Options.formats(row),
                outcome(row));
    }

    private static Optional<Retry.Outcome> outcome(Row row) throws SQLException {
        final Optional<String> result = row.optionalText("outcome");
        return result.isPresent()
                ? Optional.of(new Retry.Outcome(
                        result.get(), row.optionalText("message").orElse(""), row.instant("finished_at")))
                : Optional.empty();
    }

    /** How a try ended. */
    record End(String outcome, String message) {}
}
