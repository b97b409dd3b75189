package tally.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import tally.domain.audit.Actor;
import tally.domain.books.Catalogue;
import tally.domain.books.Product;
import tally.domain.books.ProductChange;

/** {@link Catalogue} in the table {@code products}. */
public final class PostgresCatalogue implements Catalogue {
    private final Database database;

    /** The catalogue in this database. */
    public PostgresCatalogue(Database database) {
        this.database = database;
    }

    private static final String ONE = "business_id = ? and id = ? for no key update";

    private static final String CHANGE = """
            update products
               set initial_stock = coalesce(?::bigint, initial_stock), reorder_point = coalesce(?::bigint, reorder_point),
                   unit_price = coalesce(?::numeric, unit_price), edited_at = now()
             where business_id = ? and id = ?
            """;

    @Override
    public Optional<Product> change(ProductChange change, Actor by) {
        return database.inTransaction(connection -> {
            final Optional<Product> before = locked(connection, change);
            if (before.isEmpty()) {
                return before;
            }
            Sql.update(
                    connection,
                    CHANGE,
                    change.initialStock(),
                    change.reorderPoint(),
                    change.unitPrice(),
                    change.business(),
                    change.product());
            final Product after = locked(connection, change).orElseThrow();
            AuditTable.record(
                    connection, Optional.of(change.business()), by, before.get().changedTo(after));
            return Optional.of(after);
        });
    }

    private static Optional<Product> locked(Connection connection, ProductChange change) throws SQLException {
        return Sql.queryOne(
                connection, ProductRows.SELECT + ONE, ProductRows::product, change.business(), change.product());
    }
}
