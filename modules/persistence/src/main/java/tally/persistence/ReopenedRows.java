package tally.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import tally.domain.BusinessId;
import tally.domain.SaleId;
import tally.domain.UploadId;

/**
 * Puts failed rows back that a file of corrections has recovered, when that file is taken back: they wait for a person
 * again, in the upload that they came with. Inside the transaction of the undo, before the sales go.
 */
final class ReopenedRows {
    private ReopenedRows() {}

    private static final String REOPEN = """
            with reopened as (
                update failed_jobs
                   set status = 'failed', sale_id = null, sale_date = null, sale_hash = null
                 where business_id = ? and status = 'resolved' and sale_id between ? and ? and file_id <> ?
                returning file_id, amount),
            of_upload as (select file_id, count(*) as n, sum(amount) as amount from reopened group by file_id)
            update uploads u
               set failed_count = u.failed_count + o.n, skipped_count = u.skipped_count - o.n,
                   amount_failed = u.amount_failed + o.amount, amount_skipped = u.amount_skipped - o.amount
              from of_upload o
             where u.business_id = ? and u.id = o.file_id
            """;

    private static final String FORGET = """
            update failed_jobs
               set corrected_in = null, corrected_row = null, corrected_line = null
             where business_id = ? and corrected_in = ?
            """;

    /** Reopens what the upload has recovered, and lets those that it could not correct forget it. */
    static void of(Connection connection, BusinessId business, UploadId upload) throws SQLException {
        Sql.update(connection, REOPEN, business, SaleId.first(upload), SaleId.last(upload), upload, business);
        Sql.update(connection, FORGET, business, upload);
    }
}
