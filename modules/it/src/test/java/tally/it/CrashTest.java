package tally.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left when a process dies, or is told to stop, in the middle of a file: nothing lost, nothing twice. */
class CrashTest {
    private static final ManySales SALES = ManySales.of(150_000);
    private static final Duration GRACE = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private Tally recipe() {
        return Tally.onFreshDatabase(folder).with("TALLY_LEASE_SECONDS", "5");
    }

    @Test
    void aKilledProcessThatIsStartedAgainGoesOnAtOnceAndCostsNoRowAndDoublesNone() {
        RunningTally first = recipe().with("TALLY_LEASE_SECONDS", "3600").serve();
        Shop shop = first.openShop();
        String file = shop.client().accepted(Form.file(SALES.writeTo(folder.resolve("sales.csv"))));
        awaitTheMiddle(shop, file);

        first.kill();

        try (RunningTally second = first.again()) {
            JsonNode end = shop.at(second).client().ended(file);
            assertComplete(end);
            Books.of(shop.at(second)).assertHold(SALES);
            assertEquals("1", second.sql().text("select count(*) from events"));
        }
    }

    @Test
    void aProcessThatIsToldToStopHandsItsWorkOverAtOnce() {
        RunningTally first = recipe().with("TALLY_LEASE_SECONDS", "3600").serve();
        Shop shop = first.openShop();
        String file = shop.client().accepted(Form.file(SALES.writeTo(folder.resolve("sales.csv"))));
        awaitTheMiddle(shop, file);

        Duration took = first.terminate();

        assertTrue(took.compareTo(GRACE) < 0, () -> "Took " + took);
        assertEquals(1, first.log().containing("Tally stopped").size(), first.log()::text);
        try (RunningTally second = first.again()) {
            assertComplete(shop.at(second).client().ended(file));
            Books.of(shop.at(second)).assertHold(SALES);
        }
    }

    @Test
    void anEventWhoseDeliveryTheProcessDidNotLiveToSeeIsDeliveredLater() {
        String file;
        Tally recipe = recipe();
        try (RunningTally first = recipe.serve()) {
            file = first.openShop()
                    .upload(SalesCsv.usual().row("2025-11-06", "Tea", "1", "50", "Rahim"))
                    .path("file_id")
                    .asText();
            first.log().await(".*Event published: .*" + file + ".*");
        }
        new Sql(recipe.databaseUrl()).run("update events set delivered_at = null, next_attempt_at = now()");

        try (RunningTally second = recipe.serve()) {
            second.log().await(".*Event published: topic=transaction.parsed, .*" + file + ".*");
            second.log().await(".*\\[STUB] Recalculating RFM for business .*");
            Await.until(
                    "the delivery to be recorded",
                    () -> second.sql()
                            .text("select delivered_at is not null from events")
                            .equals("t"));
        }
    }

    @Test
    void booksThatTheProcessDidNotLiveToCheckAreCheckedLater() {
        String file;
        Tally recipe = recipe();
        try (RunningTally first = recipe.serve()) {
            file = first.openShop()
                    .upload(SalesCsv.usual().row("2025-11-06", "Tea", "1", "50", "Rahim"))
                    .path("file_id")
                    .asText();
        }
        new Sql(recipe.databaseUrl())
                .run("update uploads set checked_at = null, completed_at = now() - interval '1 hour'");

        try (RunningTally second = recipe.serve()) {
            JsonNode checked = second.staff().ended(file);
            assertTrue(checked.at("/consistency/ok").asBoolean(), checked::toString);
        }
    }

    private static void awaitTheMiddle(Shop shop, String file) {
        Await.until("the file to be half read", () -> {
            long processed = shop.client().status(file).path("rows_processed").asLong();
            return processed > SALES.rows() / 10;
        });
        JsonNode now = shop.client().status(file);
        assertEquals("processing", now.path("status").asText(), "The file was read too fast to be interrupted");
    }

    private static void assertComplete(JsonNode end) {
        assertEquals("completed", end.path("status").asText(), end::toString);
        assertEquals(SALES.rows(), end.path("created_transactions").asInt(), end::toString);
        assertEquals(0, end.path("skipped_rows").asInt());
        assertTrue(end.at("/consistency/ok").asBoolean(), end::toString);
    }
}
