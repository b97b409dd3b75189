package tally.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Predicate;
import tally.domain.BusinessId;
import tally.domain.books.SalesSummary.Slice;
import tally.domain.books.SalesTotals;

/**
 * The sales that match, added up by product and by payment method, the largest first: one pass over the sales for both.
 */
record SalesByKind(List<Slice> byProduct, List<Slice> byPaymentMethod) {

    /**
     * The names of products are looked up for the sums, one probe of the primary key each. A join of the sales with the
     * products read all sales once a product as long as the tables had not been analysed: half a minute for the first summary
     * after a million sales.
     */
    private static final String KINDS = """
            with sums as materialized (
                 select s.product_id, s.payment_method, count(*) as n, sum(s.amount) as total
                   from sales s
                  where %s
                  group by s.product_id, s.payment_method),
            products_sold as materialized (
                 select product_id, sum(n) as n, sum(total) as total
                   from sums
                  group by product_id)
            select true as is_product, named.name, sold.n, sold.total
              from products_sold sold
             cross join lateral (
                   select p.name
                     from products p
                    where p.business_id = ? and p.id = sold.product_id
                    limit 1) as named
             union all
            select false, payment_method, sum(n), sum(total)
              from sums
             group by payment_method
             order by total desc, name
            """;

    static SalesByKind read(Connection connection, Where where, BusinessId business) throws SQLException {
        final List<Found> found = Sql.queryPlannedAnew(
                connection, KINDS.formatted(where.sql()), SalesByKind::found, where.values(business));
        return new SalesByKind(slices(found, Found::isProduct), slices(found, kind -> !kind.isProduct()));
    }

    private static List<Slice> slices(List<Found> found, Predicate<Found> wanted) {
        return found.stream().filter(wanted).map(Found::slice).toList();
    }

    private static Found found(Row row) throws SQLException {
        final SalesTotals totals = new SalesTotals(row.decimal("total"), row.number("n"));
        return new Found(row.flag("is_product"), new Slice(row.text("name"), totals));
    }

    /** A row of the answer: of a product, or of a payment method. */
    private record Found(boolean isProduct, Slice slice) {}
}
