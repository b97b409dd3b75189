package tally.persistence;

import java.sql.SQLException;
import tally.domain.ProductId;
import tally.domain.books.Product;

/** Reads rows of the table {@code products}. */
final class ProductRows {
    /** What {@link #product} needs; behind it come the conditions. */
    static final String SELECT = """
            select id, name, sku, initial_stock, current_stock, reorder_point, unit_price, created_at
              from products
             where\s""";

    private ProductRows() {}

    static Product product(Row row) throws SQLException {
        return new Product(
                new ProductId(row.uuid("id")),
                row.text("name"),
                row.text("sku"),
                new Product.Stock(
                        row.number("initial_stock"), row.number("current_stock"), row.number("reorder_point")),
                row.optionalDecimal("unit_price"),
                row.instant("created_at"));
    }
}
