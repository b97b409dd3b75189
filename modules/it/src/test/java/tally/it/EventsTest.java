package tally.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What staff see of events, and can do to them, while two nodes deliver; and who is told to have done it. */
@Tag("database")
class EventsTest {
    private static final SalesCsv ONE_SALE = SalesCsv.usual().row("2025-11-06", "Tea", "1", "50", "Rahim");

    @TempDir
    static Path folder;

    @TempDir
    static Path otherFolder;

    private static RunningTally tally;
    private static RunningTally other;

    @BeforeAll
    static void start() {
        Tally recipe = Tally.onFreshDatabase(folder);
        tally = recipe.serve();
        other = recipe.in(otherFolder).serve();
    }

    @AfterAll
    static void stop() {
        tally.close();
        other.close();
    }

    @Test
    void aDeliveredEventIsShownAndDeliveredAgainByWhicheverNode() {
        String file = tally.openShop().upload(ONE_SALE).path("file_id").asText();
        JsonNode event = awaitDelivered(file);
        assertEquals(1, published(file));

        tally.staff()
                .post("/admin/api/v1/events/" + event.path("id").asText() + "/redeliver")
                .expect(202);

        awaitDelivered(file);
        assertEquals(2, published(file));
        JsonNode entry = tally.staff()
                .results("/admin/api/v1/audit?action=event.redelivered&subject="
                        + event.path("id").asText())
                .get(0);
        assertEquals(Tally.STAFF_EMAIL, entry.path("actor").asText());
    }

    @Test
    void aDeliveryThatFailsIsShownWithItsErrorAndHoldsNoOtherUp() {
        Shop shop = tally.openShop();
        tally.sql()
                .run("insert into events (business_id, id, topic, payload) values ('" + shop.businessId()
                        + "', gen_random_uuid(), 'stock.counted', '{}')");

        String file = shop.upload(ONE_SALE).path("file_id").asText();

        awaitDelivered(file);
        JsonNode refused = Await.value(
                "the failed delivery to be shown",
                () -> events(shop).stream()
                        .filter(event -> event.path("topic").asText().equals("stock.counted"))
                        .filter(event -> event.path("attempts").asInt() > 1)
                        .findFirst());
        assertTrue(refused.path("error").asText().contains("does not know the topic"), refused::toString);
        assertTrue(refused.path("delivered_at").isNull());
        tally.sql().run("delete from events where topic = 'stock.counted'");
    }

    private static List<JsonNode> events(Shop shop) {
        return tally.staff().results("/admin/api/v1/events?business_id=" + shop.businessId());
    }

    private static JsonNode awaitDelivered(String file) {
        return Await.value(
                "the event of " + file + " to be delivered",
                () -> tally.staff().results("/admin/api/v1/events?file_id=" + file).stream()
                        .filter(event -> !event.path("delivered_at").isNull())
                        .findFirst());
    }

    private static long published(String file) {
        return List.of(tally, other).stream()
                .flatMap(node -> node.log().containing("Event published").stream())
                .filter(line -> line.contains(file))
                .count();
    }
}
