package tally.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import tally.domain.BusinessId;

/**
 * Writes how the tries of rows of one business have ended: to each row, and to its history. One per transaction.
 *
 * <p>Each statement has the ids twice, in the list that it joins and as {@code = any(…)}: the second keeps the planner with
 * probes of the primary key, where it would otherwise hold the list against all rows of a table that was never analysed.
 */
final class RetryEndings {
    private final Connection connection;
    private final BusinessId business;

    RetryEndings(Connection connection, BusinessId business) {
        this.connection = connection;
        this.business = business;
    }

    void write(List<RetryEnding> endings) throws SQLException {
        recovered(only(RetryEnding.Recovered.class, endings));
        failed(only(RetryEnding.Failed.class, endings));
        remember(endings);
    }

    private static <T> List<T> only(Class<T> kind, List<RetryEnding> endings) {
        return endings.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private static final String RECOVERED = """
            update failed_jobs f
               set status = 'resolved', resolved_at = now(), amount = e.amount, sale_id = e.sale_id, sale_date = e.sale_date,
                   sale_hash = e.sale_hash, corrected_in = null, corrected_row = null, corrected_line = null
              from unnest(?, ?, ?, ?, ?) as e (id, amount, sale_id, sale_date, sale_hash)
             where f.business_id = ? and f.id = any(?) and f.id = e.id
            """;

    private void recovered(List<RetryEnding.Recovered> endings) throws SQLException {
        final java.sql.Array ids = ids(endings);
        Sql.update(
                connection,
                RECOVERED,
                ids,
                column("numeric", endings, RetryEnding::amount),
                column("uuid", endings, RetryEnding.Recovered::booked),
                column("date", endings, ending -> ending.key().date()),
                column("uuid", endings, ending -> ending.key().hash()),
                business,
                ids);
    }

    private static final String FAILED = """
            update failed_jobs f
               set status = 'failed', column_name = e.column_name, value = e.value, error_code = e.error_code,
                   error_message = e.error_message, amount = e.amount
              from unnest(?, ?, ?, ?, ?, ?) as e (id, column_name, value, error_code, error_message, amount)
             where f.business_id = ? and f.id = any(?) and f.id = e.id
            """;

    private void failed(List<RetryEnding.Failed> endings) throws SQLException {
        final java.sql.Array ids = ids(endings);
        Sql.update(
                connection,
                FAILED,
                ids,
                column("text", endings, ending -> ending.refused().problem().column()),
                column("text", endings, ending -> ending.refused().problem().value()),
                column(
                        "text",
                        endings,
                        ending -> ending.refused().problem().code().name()),
                column("text", endings, RetryEnding::message),
                column("numeric", endings, RetryEnding::amount),
                business,
                ids);
    }

    private static final String REMEMBER = """
            update failed_job_retries r
               set outcome = e.outcome, message = e.message, finished_at = ?
              from unnest(?, ?, ?) as e (id, outcome, message), failed_jobs f
             where f.business_id = ? and f.id = any(?) and f.id = e.id
               and r.business_id = ? and r.failed_job_id = any(?) and r.failed_job_id = e.id and r.number = f.retry_count
            """;

    private void remember(List<RetryEnding> endings) throws SQLException {
        final java.sql.Array ids = ids(endings);
        Sql.update(
                connection,
                REMEMBER,
                Moment.now(connection),
                ids,
                column("text", endings, ending -> ending.outcome().result()),
                column("text", endings, RetryEnding::message),
                business,
                ids,
                business,
                ids);
    }

    private java.sql.Array ids(List<? extends RetryEnding> endings) throws SQLException {
        return column("uuid", endings, ending -> ending.row().id());
    }

    private <T> java.sql.Array column(String type, List<T> endings, Function<? super T, ?> value) throws SQLException {
        return Sql.array(connection, type, endings.stream().map(value).toList());
    }
}
