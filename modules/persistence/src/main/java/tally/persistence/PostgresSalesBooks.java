package tally.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import tally.domain.BusinessId;
import tally.domain.CustomerId;
import tally.domain.Page;
import tally.domain.PageRequest;
import tally.domain.books.Customer;
import tally.domain.books.Product;
import tally.domain.books.SaleFilter;
import tally.domain.books.SaleOrder;
import tally.domain.books.SalesBooks;
import tally.domain.books.SalesPage;
import tally.domain.books.SalesSummary;
import tally.domain.sales.PaymentMethod;

/** {@link SalesBooks} from the tables {@code sales}, {@code products} and {@code customers}. */
public final class PostgresSalesBooks implements SalesBooks {
    private final Database database;

    /** The books in this database. */
    public PostgresSalesBooks(Database database) {
        this.database = database;
    }

    @Override
    public SalesPage sales(BusinessId business, SaleFilter filter, SaleOrder order, PageRequest page) {
        return database.inSnapshot(
                connection -> new SalesList(connection, where(connection, business, filter)).page(order, page));
    }

    @Override
    public SalesSummary summary(BusinessId business, SaleFilter filter) {
        return database.inSnapshot(connection -> {
            final Where where = where(connection, business, filter);
            final SalesByDay days = SalesByDay.read(connection, where);
            final SalesByKind kinds = SalesByKind.read(connection, where, business);
            return new SalesSummary(
                    days.totals(),
                    kinds.byProduct(),
                    kinds.byPaymentMethod(),
                    days.slices(),
                    days.first(),
                    days.last());
        });
    }

    private static final String PRODUCTS = ProductRows.SELECT + "business_id = ? order by name limit ? offset ?";

    @Override
    public Page<Product> products(BusinessId business, PageRequest page) {
        return database.inSnapshot(connection -> new Page<>(
                count(connection, "select count(*) as n from products where business_id = ?", business),
                Sql.query(connection, PRODUCTS, ProductRows::product, business, page.limit(), page.offset())));
    }

    private static final String CUSTOMERS = """
            select id, name, total_purchases, last_purchase, created_at
              from customers
             where business_id = ?
             order by name
             limit ? offset ?
            """;

    @Override
    public Page<Customer> customers(BusinessId business, PageRequest page) {
        return database.inSnapshot(connection -> new Page<>(
                count(connection, "select count(*) as n from customers where business_id = ?", business),
                Sql.query(connection, CUSTOMERS, PostgresSalesBooks::customer, business, page.limit(), page.offset())));
    }

    private static long count(Connection connection, String sql, BusinessId business) throws SQLException {
        return Sql.query(connection, sql, row -> row.number("n"), business).get(0);
    }

    private static Where where(Connection connection, BusinessId business, SaleFilter filter) throws SQLException {
        final Where where = new Where()
                .and("s.business_id = ?", business)
                .and("s.product_id = ?", filter.product())
                .and("s.customer_id = ?", filter.customer())
                .and("s.payment_method = ?", filter.paymentMethod().map(PaymentMethod::wireName))
                .and("s.date >= ?", filter.from())
                .and("s.date <= ?", filter.to())
                .and("s.file_id = ?", filter.upload());
        if (filter.upload().isPresent()) {
            final UploadDays days =
                    UploadDays.of(connection, business, filter.upload().get());
            where.and("s.date >= ?", days.first()).and("s.date <= ?", days.last());
        }
        return where;
    }

    private static Customer customer(Row row) throws SQLException {
        return new Customer(
                new CustomerId(row.uuid("id")),
                row.text("name"),
                row.decimal("total_purchases"),
                row.date("last_purchase"),
                row.instant("created_at"));
    }
}
