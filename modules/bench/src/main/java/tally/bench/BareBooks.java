package tally.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import tally.domain.BusinessId;

/** What Tally answers about a shop's sales, asked for by SQL as one would write it at first. Not for use by several threads. */
final class BareBooks {
    private static final String TOTALS = "select count(*), sum(s.amount) from sales s where %s";

    private static final String PAGE = """
            select s.id, s.file_id, s.date, s.time, p.name as product, s.quantity, s.amount, s.unit_price,
                   c.name as customer, s.payment_method, s.notes, s.created_at
              from sales s
              join products p on p.business_id = s.business_id and p.id = s.product_id
              left join customers c on c.business_id = s.business_id and c.id = s.customer_id
             where %s
             order by %s
             limit 50 offset %d
            """;

    private static final String BY_PRODUCT = """
            select p.name, count(*), sum(s.amount)
              from sales s
              join products p on p.business_id = s.business_id and p.id = s.product_id
             where %s
             group by p.name
            """;

    private static final String BY_COLUMN =
            "select s.%1$s, count(*), sum(s.amount) from sales s where %2$s group by s.%1$s";

    private final Connection connection;
    private final String ofBusiness;

    BareBooks(Connection connection, BusinessId business) {
        this.connection = connection;
        this.ofBusiness = "s.business_id = '" + business + "' and ";
    }

    /** The totals of all that match, then a page of them; gives the number of rows that came. */
    long page(String where, String order, long offset) throws SQLException {
        return rows(TOTALS.formatted(ofBusiness + where)) + rows(PAGE.formatted(ofBusiness + where, order, offset));
    }

    /** The totals, then by product, by payment method and by day; gives the number of rows that came. */
    long summary(String where) throws SQLException {
        final String matching = ofBusiness + where;
        return rows(TOTALS.formatted(matching))
                + rows(BY_PRODUCT.formatted(matching))
                + rows(BY_COLUMN.formatted("payment_method", matching))
                + rows(BY_COLUMN.formatted("date", matching));
    }

    private long rows(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            long rows = 0;
            while (found.next()) {
                rows++;
            }
            return rows;
        }
    }
}
