package tally.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import tally.testkit.Sales;
import tally.testkit.Shop;

/**
 * How the statements of a batch are planned. After five runs PostgreSQL may keep a plan; one that was made while the table of
 * sales was empty reads all sales of the business for each key, half a second a batch in a shop with a million of them.
 */
class BatchPlansTest {
    /** The driver prepares a statement at the server from the fifth run on, the server keeps a plan five runs later. */
    private static final int RUNS = 15;

    private static final String PLANS = """
            select generic_plans, custom_plans
              from pg_prepared_statements
             where statement like '%as wanted (date, hash, occurrence, place)%'
            """;

    @Test
    void theLookForEqualSalesIsPlannedForTheTableAsItIs() {
        final Shop shop = Shop.open(PostgresStores.empty(), "Ahmed's Shop");
        for (int run = 0; run < RUNS; run++) {
            shop.imports(Sales.sale().of("Shirt " + run).build());
        }

        final List<Plans> plans = PostgresStores.database()
                .inTransaction(connection -> Sql.query(
                        connection, PLANS, row -> new Plans(row.number("generic_plans"), row.number("custom_plans"))));
        assertEquals(1, plans.size());
        assertEquals(0, plans.get(0).generic(), plans::toString);
        assertTrue(plans.get(0).custom() > 5, plans::toString);
    }

    private record Plans(long generic, long custom) {}
}
