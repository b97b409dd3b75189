package tally.persistence;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The checks as SQL: one statement, which names its parameters in a first clause called {@code scope}, goes over the sales once,
 * and answers with a row a disagreement: {@code check_name, subject, expected, found}. Rows of another business can't be
 * referenced, so a reference that does not hold shows as a missing product or customer.
 *
 * <p>The scope is {@code not materialized}, or the planner does not see its values: it then read the sales of all shops for
 * each upload, twelve seconds where it takes a millisecond. So are the sales, which were written to a file to be read twice.
 */
final class ConsistencySql {
    private static final String UPLOAD_SCOPE = """
            with scope (business_id, file_id, first_day, last_day) as not materialized (
                values (?::uuid, ?::uuid, ?::date, ?::date)),
            the_sales as not materialized (
                select s.*
                  from sales s, scope
                 where s.business_id = scope.business_id and s.file_id = scope.file_id
                   and s.date between scope.first_day and scope.last_day),
            the_upload as (
                select u.*
                  from uploads u, scope
                 where u.business_id = scope.business_id and u.id = scope.file_id)
            """;

    /** Uploads first, as bookings take them: see {@link Migrations}. */
    private static final String BUSINESS_SCOPE = """
            with scope (business_id) as not materialized (values (?::uuid)),
            the_upload as (select u.* from uploads u, scope where u.business_id = scope.business_id),
            the_sales as not materialized (select s.* from sales s, scope where s.business_id = scope.business_id)
            """;

    /** By upload, by product and by customer; the other two are null, and the customer where none is named. */
    private static final String SUMS = """
            , the_sums as materialized (
                select file_id, product_id, customer_id,
                       count(*) as n, sum(quantity) as units, sum(amount) as amount, max(date) as last_day
                  from the_sales
                 group by grouping sets ((file_id), (product_id), (customer_id)))
            """;

    private static final String COUNTERS = """
            with failed_rows as (
                select u.id as file_id, f.amount
                  from the_upload u
                  join failed_jobs f on f.business_id = u.business_id and f.file_id = u.id
                 where f.status <> 'resolved'
                union all
                select u.id, f.amount
                  from the_upload u
                  join failed_jobs f on f.business_id = u.business_id and f.corrected_in = u.id
                 where f.status <> 'resolved'),
            failing as (
                select file_id, count(*) as n, coalesce(sum(amount), 0) as amount,
                       count(*) filter (where amount is null) as unreadable
                  from failed_rows
                 group by file_id),
            figures as (
                select u.id, u.file_name, figure.*
                  from the_upload u
                  left join the_sums b on b.file_id = u.id
                  left join failing f on f.file_id = u.id
                 cross join lateral (values
                    ('created_transactions', u.created_count::numeric, coalesce(b.n, 0)::numeric),
                    ('amount_created', u.amount_created, coalesce(b.amount, 0)),
                    ('rows_failed', u.failed_count, coalesce(f.n, 0)),
                    ('amount_failed', u.amount_failed, coalesce(f.amount, 0)),
                    ('unreadable_rows', u.unreadable_rows, coalesce(f.unreadable, 0)),
                    ('row_count', u.row_count,
                        case when u.status = 'completed' then u.created_count + u.skipped_count + u.failed_count
                             else u.row_count end)) as figure (name, said, counted))
            select 'counters' as check_name, 'upload ' || file_name || ' (' || id || '): ' || name as subject,
                   said::text as expected, counted::text as found
              from figures
             where said <> counted
             order by id, name
            """;

    /**
     * First which products and customers were met that are not there, one probe of a primary key each; only where there are
     * some, the sales that refer to them. A join of all sales with both took three times as long as all other checks.
     */
    static final String REFERENCES = """
            with missing as materialized (
                select m.product_id, m.customer_id
                  from the_sums m, scope
                 where m.product_id is not null and not exists (
                       select from products p where p.business_id = scope.business_id and p.id = m.product_id)
                    or m.customer_id is not null and not exists (
                       select from customers c where c.business_id = scope.business_id and c.id = m.customer_id)),
            of_missing as (
                select s.*, s.product_id = any (array(select product_id from missing)) as without_product
                  from the_sales s
                 where exists (select from missing))
            select 'references' as check_name, 'transaction ' || id as subject,
                   'a product and a customer of the business' as expected,
                   case when without_product then 'no product ' || product_id else 'no customer ' || customer_id end as found
              from of_missing
             where without_product or customer_id = any (array(select customer_id from missing))
             order by id
             limit 100
            """;

    private static final String UPLOAD_STOCK = """
            with sold as (select product_id, units from the_sums where product_id is not null),
            moved as (
                select m.product_id, m.quantity as units
                  from stock_movements m, scope
                 where m.business_id = scope.business_id and m.file_id = scope.file_id)
            select 'stock' as check_name,
                   'product ' || coalesce(p.name, '?') || ' (' || product_id || '): taken by this upload' as subject,
                   coalesce(sold.units, 0)::text as expected, coalesce(moved.units, 0)::text as found
              from sold
              full join moved using (product_id)
             cross join scope
              left join products p on p.business_id = scope.business_id and p.id = product_id
             where coalesce(sold.units, 0) <> coalesce(moved.units, 0)
             order by subject
            """;

    private static final String UPLOAD_PRODUCTS = """
            select 'stock' as check_name, 'product ' || p.name || ' (' || p.id || '): current_stock' as subject,
                   (p.initial_stock - p.units_moved)::text as expected, p.current_stock::text as found
              from scope
              join stock_movements m on m.business_id = scope.business_id and m.file_id = scope.file_id
              join products p on p.business_id = m.business_id and p.id = m.product_id
             where p.initial_stock - p.units_moved <> p.current_stock
             order by subject
            """;

    private static final String BUSINESS_STOCK = """
            select 'stock' as check_name, 'product ' || p.name || ' (' || p.id || '): current_stock' as subject,
                   (p.initial_stock - coalesce(sold.units, 0))::text as expected, p.current_stock::text as found
              from products p
              join scope on scope.business_id = p.business_id
              left join the_sums sold on sold.product_id = p.id
             where p.initial_stock - coalesce(sold.units, 0) <> p.current_stock
             order by subject
            """;

    private static final String BUSINESS_CUSTOMERS = """
            select 'customers' as check_name,
                   'customer ' || c.name || ' (' || c.id || '): total_purchases, last_purchase' as subject,
                   coalesce(b.amount, 0) || ', ' || coalesce(b.last_day::text, '-') as expected,
                   c.total_purchases || ', ' || c.last_purchase as found
              from customers c
              join scope on scope.business_id = c.business_id
              left join the_sums b on b.customer_id = c.id
             where c.total_purchases <> coalesce(b.amount, 0) or c.last_purchase is distinct from b.last_day
             order by subject
            """;

    /** Parameters: business, upload, its first day and its last. */
    static final String OF_UPLOAD = ofUpload(List.of(COUNTERS, UPLOAD_STOCK, UPLOAD_PRODUCTS, REFERENCES));

    /** Parameter: business. */
    static final String OF_BUSINESS = ofBusiness(List.of(COUNTERS, BUSINESS_STOCK, BUSINESS_CUSTOMERS, REFERENCES));

    private ConsistencySql() {}

    static String ofUpload(List<String> checks) {
        return UPLOAD_SCOPE + together(checks);
    }

    static String ofBusiness(List<String> checks) {
        return BUSINESS_SCOPE + together(checks);
    }

    /** One check after the other. */
    private static String together(List<String> checks) {
        return SUMS
                + checks.stream()
                        .map(check -> "select * from (" + check + ") as disagreements")
                        .collect(Collectors.joining(" union all "));
    }
}
