package tally.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tally.domain.BusinessId;
import tally.domain.uploads.KeyedSale;
import tally.domain.uploads.PreviewBooks;

/** {@link PreviewBooks} on the tables {@code products}, {@code customers} and {@code sales}. */
public final class PostgresPreviewBooks implements PreviewBooks {
    private final Database database;

    /** The books in this database. */
    public PostgresPreviewBooks(Database database) {
        this.database = database;
    }

    @Override
    public Comparison compare(BusinessId business, List<KeyedSale> sales) {
        final Collection<String> products =
                sales.stream().map(keyed -> keyed.sale().product()).collect(Collectors.toSet());
        final Collection<String> customers = sales.stream()
                .map(keyed -> keyed.sale().customer())
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
        return database.inSnapshot(connection -> new Comparison(
                count(connection, NEW_PRODUCTS, Sql.array(connection, "text", products), business),
                count(connection, NEW_CUSTOMERS, Sql.array(connection, "text", customers), business),
                alreadyThere(connection, business, sales)));
    }

    private static final String NEW_PRODUCTS = """
            select count(*) as n
              from unnest(?) as wanted (name)
             where not exists (select 1 from products p where p.business_id = ? and p.name = wanted.name)
            """;

    private static final String NEW_CUSTOMERS = """
            select count(*) as n
              from unnest(?) as wanted (name)
             where not exists (select 1 from customers c where c.business_id = ? and c.name = wanted.name)
            """;

    private static long alreadyThere(Connection connection, BusinessId business, List<KeyedSale> sales)
            throws SQLException {
        return HeldSales.positions(connection, business, sales, IndexOrder.of(sales))
                .cardinality();
    }

    private static long count(Connection connection, String sql, Object... values) throws SQLException {
        return Sql.queryPlannedAnew(connection, sql, row -> row.number("n"), values)
                .get(0);
    }
}
