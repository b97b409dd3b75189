package tally.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;

/** What the books of a shop say, held against the one file that it should hold exactly once. */
record Books(Shop shop) {

    static Books of(Shop shop) {
        return new Books(shop);
    }

    /** Every row once: count, money, stock; and the full check finds nothing. */
    void assertHold(ManySales sales) {
        JsonNode summary = shop.client().get("/api/v1/transactions/summary").expect(200);
        assertEquals(sales.rows(), summary.path("total_transactions").asInt());
        Money.assertSame(sales.revenue(), summary.path("total_revenue"));
        for (int product = 0; product < ManySales.PRODUCTS; product++) {
            JsonNode found = shop.product("Product " + product);
            assertEquals(-sales.sold(product), found.path("current_stock").asLong(), found::toString);
        }
        JsonNode check = shop.consistency();
        assertTrue(check.path("ok").asBoolean(), check::toString);
    }
}
