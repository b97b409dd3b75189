package tally.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tally.domain.BusinessId;
import tally.domain.PageRequest;
import tally.domain.UploadId;
import tally.domain.books.SaleFilter;
import tally.domain.books.SaleOrder;
import tally.testkit.Sales;
import tally.testkit.Shop;

/**
 * How the statements of a batch, and of lists, are planned. After five runs PostgreSQL may keep a plan; one that was made
 * while the table of sales was empty reads all sales of the business for each key, half a second a batch in a shop with a
 * million of them.
 */
class BatchPlansTest {
    /** The driver prepares a statement at the server from the fifth run on. */
    private static final int RUNS = 15;

    private static final String KEPT = """
            select statement
              from pg_prepared_statements
             where statement like '%unnest(%' or statement like '%= any(%'
            """;

    private static final String CONSTRAINTS = "select current_setting('plan_cache_mode') as mode";

    @Test
    void noPlanIsKeptOfWhatLooksSalesOrPartiesUp() {
        booksOften();

        final List<String> kept = all(KEPT, row -> row.text("statement"));
        assertFalse(kept.isEmpty());
        kept.forEach(statement -> assertTrue(statement.startsWith("insert"), statement));
    }

    private static final String KEPT_OF_SALES =
            "select statement from pg_prepared_statements where statement like '%from sales %'";

    /** A plan for any days is another than one for a month, or for a year. */
    @Test
    void noPlanIsKeptOfWhatListsSales() {
        PostgresStores.database().inTransaction(connection -> Sql.update(connection, "deallocate all"));
        final PostgresStores stores = PostgresStores.empty();
        final BusinessId business = Shop.open(stores, "Ahmed's Shop").id();
        for (int run = 0; run < RUNS; run++) {
            stores.salesBooks().sales(business, SaleFilter.NONE, SaleOrder.NEWEST_FIRST, PageRequest.FIRST);
            stores.salesBooks().summary(business, SaleFilter.NONE);
        }

        assertEquals(List.of(), all(KEPT_OF_SALES, row -> row.text("statement")));
    }

    /** Planned anew for each row, the checks behind foreign keys took more time than all else about a new customer. */
    @Test
    void plansAreKeptOfWhatChecksForeignKeys() {
        final String mode = PostgresStores.database().inTransaction(connection -> {
            SaleBooking.begin(connection, new BusinessId(new UUID(1, 1)), new UploadId(new UUID(1, 2)));
            return Sql.query(connection, CONSTRAINTS, row -> row.text("mode")).get(0);
        });

        assertEquals("auto", mode);
    }

    private static void booksOften() {
        PostgresStores.database().inTransaction(connection -> Sql.update(connection, "deallocate all"));
        final Shop shop = Shop.open(PostgresStores.empty(), "Ahmed's Shop");
        for (int run = 0; run < RUNS; run++) {
            shop.imports(Sales.sale().of("Shirt " + run).build());
        }
    }

    private static <T> List<T> all(String sql, Sql.RowMapper<T> mapper) {
        return PostgresStores.database().inTransaction(connection -> Sql.query(connection, sql, mapper));
    }
}
