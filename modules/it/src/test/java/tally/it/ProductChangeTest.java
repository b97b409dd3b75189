package tally.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A product that a person changes in the shipped jar: the stock follows, and an undo leaves it there. */
class ProductChangeTest {
    @TempDir
    Path folder;

    @Test
    void theStockFollowsAndTheProductOutlivesItsUpload() {
        try (RunningTally tally = Tally.onFreshDatabase(folder).serve()) {
            Shop shop = tally.openShop();
            String file = shop.upload(SalesCsv.usual().row("2025-11-06", "Tea", "3", "50", "Rahim"))
                    .path("file_id")
                    .asText();
            String path = "/api/v1/products/" + shop.product("Tea").path("id").asText();

            JsonNode changed = shop.client().patch(path, "{\"initial_stock\": 10}").expect(200);

            assertEquals(7, changed.path("current_stock").asInt());
            shop.client().delete("/data/upload-csv/" + file).expect(200);
            assertEquals(10, shop.product("Tea").path("current_stock").asInt());
            assertTrue(shop.consistency().path("ok").asBoolean());
        }
    }
}
