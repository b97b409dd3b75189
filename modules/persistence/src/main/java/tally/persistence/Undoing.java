package tally.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import tally.domain.BusinessId;
import tally.domain.FailedJobId;
import tally.domain.SaleId;
import tally.domain.UploadId;

/**
 * Takes one upload out of the books, by statements over sets: no row comes to Java, so a million of them cost no more
 * memory than one. Inside the transaction that holds the business and the upload. One per undo.
 *
 * <p>The sums are put right while the sales are still there to be added up, then the sales go, then what nothing refers to
 * any more.
 */
final class Undoing {
    private final Connection connection;
    private final BusinessId business;
    private final UploadId upload;

    Undoing(Connection connection, BusinessId business, UploadId upload) {
        this.connection = connection;
        this.business = business;
        this.upload = upload;
    }

    /** Takes everything back; gives the number of sales that went. */
    long run() throws SQLException {
        RunningSums.takeTurn(connection, business);
        ReopenedRows.of(connection, business, upload);
        returnStock();
        returnTotals();
        final long removed = removeSales();
        removeOrphans();
        discardFailedRows();
        end();
        return removed;
    }

    private static final String RETURN_STOCK = """
            update products p
               set units_sold = p.units_sold - m.quantity, units_moved = p.units_moved - m.quantity
              from stock_movements m
             where m.business_id = ? and m.file_id = ? and p.business_id = m.business_id and p.id = m.product_id
            """;

    private static final String REMOVE_MOVEMENTS = "delete from stock_movements where business_id = ? and file_id = ?";

    private void returnStock() throws SQLException {
        Sql.update(connection, RETURN_STOCK, business, upload);
        Sql.update(connection, REMOVE_MOVEMENTS, business, upload);
    }

    /** The last purchase of a customer to whom nothing is left stays for the moment: the customer goes. */
    private static final String RETURN_TOTALS = """
            with taken as (
                select customer_id, sum(amount) as amount
                  from sales
                 where business_id = ? and file_id = ? and customer_id is not null
                 group by customer_id),
            kept as (
                select s.customer_id, max(s.date) as last_day
                  from sales s
                 where s.business_id = ? and s.file_id <> ?
                   and s.customer_id in (select customer_id from taken)
                 group by s.customer_id)
            update customers c
               set total_purchases = c.total_purchases - taken.amount,
                   last_purchase = coalesce(kept.last_day, c.last_purchase)
              from taken
              left join kept using (customer_id)
             where c.business_id = ? and c.id = taken.customer_id
            """;

    private void returnTotals() throws SQLException {
        Sql.update(connection, RETURN_TOTALS, business, upload, business, upload, business);
    }

    /**
     * Of n equal sales that are left, the occurrences are 1 to n again: otherwise the next file with one of them would
     * find a gap and book it once too often. Negative at first, because a number may still be taken by another row.
     *
     * <p>Each key that was touched is looked up in the unique index ({@link KeyLookup}). Of a business whose first rows have
     * just come in the statistics know nothing, and a plain join of its sales with themselves is then run row against row:
     * 42,500 against 40,000 was not through after a minute, and is after two seconds so. The rows are changed where they were
     * found, by {@code ctid}: nobody moves them meanwhile, and no join is cheaper, whatever the planner knows.
     */
    static final String RENUMBER = """
            with touched as materialized (
                select distinct date, hash from sales where business_id = ? and file_id = ?),
            numbered as materialized (
                select s.ctid, s.occurrence,
                       row_number() over (partition by s.date, s.hash order by s.occurrence) as place
                  from touched t
                 cross join lateral (
                       select ctid, file_id, date, hash, occurrence
                         from sales
                        where business_id = ? and date = t.date and hash = t.hash
                        order by occurrence offset 0) s
                 where s.file_id <> ?),
            moved as materialized (
                select ctid, place from numbered where occurrence <> place)
            update sales s
               set occurrence = -m.place
              from moved m
             where s.business_id = ? and s.ctid = m.ctid
            """;

    private static final String REMOVE_SALES = "delete from sales where business_id = ? and file_id = ?";

    private static final String RENUMBERED =
            "update sales set occurrence = -occurrence where business_id = ? and occurrence < 0";

    private long removeSales() throws SQLException {
        final int moved = KeyLookup.run(
                connection, () -> Sql.update(connection, RENUMBER, business, upload, business, upload, business));
        final long removed = Sql.update(connection, REMOVE_SALES, business, upload);
        if (moved > 0) {
            Sql.update(connection, RENUMBERED, business);
        }
        return removed;
    }

    /** A product and a customer are only ever made by a sale: without one, they are left over. */
    private static final String REMOVE_PRODUCTS =
            "delete from products where business_id = ? and units_sold = 0 and units_moved = 0 and edited_at is null";

    private static final String REMOVE_CUSTOMERS =
            "delete from customers where business_id = ? and total_purchases = 0";

    private void removeOrphans() throws SQLException {
        Sql.update(connection, REMOVE_PRODUCTS, business);
        Sql.update(connection, REMOVE_CUSTOMERS, business);
    }

    private static final String END_RETRIES = """
            update failed_job_retries r
               set outcome = 'failed', message = 'The upload was taken back', finished_at = ?
              from failed_jobs f
             where f.business_id = ? and f.id between ? and ? and f.status = 'pending'
               and r.business_id = f.business_id and r.failed_job_id = f.id and r.number = f.retry_count
            """;

    /** Rows that were recovered too, where it was their sales that went. What was found to be a duplicate stays one. */
    private static final String DISCARD = """
            update failed_jobs
               set status = 'discarded', sale_id = null, sale_date = null, sale_hash = null
             where business_id = ? and id between ? and ?
               and (status in ('failed', 'pending') or status = 'resolved' and sale_id between ? and ?)
            """;

    private void discardFailedRows() throws SQLException {
        final FailedJobId first = FailedJobId.first(upload);
        final FailedJobId last = FailedJobId.last(upload);
        Sql.update(connection, END_RETRIES, Moment.now(connection), business, first, last);
        Sql.update(connection, DISCARD, business, first, last, SaleId.first(upload), SaleId.last(upload));
    }

    private static final String FORGET_CHECK = "delete from consistency_warnings where business_id = ? and file_id = ?";

    private static final String END = """
            update uploads u
               set status = 'undone', completed_at = coalesce(completed_at, ?), checked_at = null,
                   created_count = 0, amount_created = 0, dated_count = 0, first_day = null, last_day = null,
                   failed_count = failing.n, amount_failed = failing.amount, unreadable_rows = failing.unreadable
              from (select count(*) as n, coalesce(sum(amount), 0) as amount,
                           count(*) filter (where amount is null) as unreadable
                      from failed_jobs
                     where business_id = ? and id between ? and ? and status <> 'resolved') as failing
             where u.business_id = ? and u.id = ?
            """;

    private void end() throws SQLException {
        Sql.update(connection, FORGET_CHECK, business, upload);
        final FailedJobId first = FailedJobId.first(upload);
        final FailedJobId last = FailedJobId.last(upload);
        Sql.update(connection, END, Moment.now(connection), business, first, last, business, upload);
    }
}
