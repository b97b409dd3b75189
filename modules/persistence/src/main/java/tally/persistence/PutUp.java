package tally.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import tally.domain.failures.Correction;
import tally.domain.sales.Field;
import tally.domain.sales.NumberFormat;

/** The step of a statement that puts failed rows up for another try, corrected, with its line in the history of each. */
final class PutUp {
    private PutUp() {}

    /** The step behind one called {@code chosen}; what comes after it finds the ids of the rows in {@code remembered}. */
    static final String STEP = """
            put_up as (
                update failed_jobs f
                   set status = 'pending', retry_count = f.retry_count + 1, broken_tries = 0, troubles = 0,
                       next_try_at = '-infinity',
                       row_data = f.row_data || jsonb_object(?, ?),
                       date_format = coalesce(?, f.date_format), number_format = coalesce(?, f.number_format)
                  from chosen
                 where f.business_id = chosen.business_id and f.id = chosen.id
                returning f.business_id, f.id, f.retry_count, chosen.row_data as before, f.row_data as after),
            remembered as (
                insert into failed_job_retries (business_id, failed_job_id, number, requested_by, values_before,
                                                values_after, date_format, number_format)
                select p.business_id, p.id, p.retry_count, ?, p.before, p.after, ?, ?
                  from put_up p
                returning business_id, failed_job_id)
            """;

    /** The parameters of the step. */
    static Object[] values(Connection connection, Correction correction, String requestedBy) throws SQLException {
        final Map<Field, String> values = correction.values();
        final Object dates = correction.formats().dateFormat();
        final Object numbers = correction.formats().numberFormat().map(NumberFormat::example);
        return new Object[] {
            Values.names(connection, values),
            Values.texts(connection, values),
            dates,
            numbers,
            requestedBy,
            dates,
            numbers
        };
    }
}
