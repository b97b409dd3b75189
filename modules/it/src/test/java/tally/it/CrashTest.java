package tally.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left when a process dies, or is told to stop, in the middle of a file: nothing lost, nothing twice. */
@Tag("database")
class CrashTest {
    private static final ManySales SALES = ManySales.of(150_000);
    private static final SalesCsv ONE_SALE = SalesCsv.usual().row("2025-11-06", "Tea", "1", "50", "Rahim");
    private static final SalesCsv ANOTHER_SALE = SalesCsv.usual().row("2025-11-07", "Tea", "2", "90", "Karim");
    private static final String PUBLISHED = ".*Event published: topic=transaction.parsed, .*%s.*";
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
    void anEventWhoseDeliveryTheProcessDidNotLiveToSeeIsDeliveredByTheNextOneAndNoOtherIs() {
        RunningTally first = recipe().serve();
        Shop shop = first.openShop();
        String delivered = shop.upload(ONE_SALE).path("file_id").asText();
        first.log().await(PUBLISHED.formatted(delivered));
        String killed = killedBeforeItsDelivery(first, shop);
        assertEquals(0, published(first, killed));

        try (RunningTally second = first.again()) {
            second.log().await(PUBLISHED.formatted(killed));
            second.log().await(".*\\[STUB] Recalculating RFM for business .*");
            Await.until(
                    "the delivery to be recorded",
                    () -> second.sql()
                            .text("select count(*) from events where delivered_at is null")
                            .equals("0"));
            assertEquals(1, published(second, killed));
            assertEquals(0, published(second, delivered));
            assertEquals("2", second.sql().text("select count(*) from events"));
        }
    }

    /**
     * Two locks of the test hold the node between the commit of an event and its delivery. The first one goes with the look
     * for events and not with their recording, so the end of the upload waits for it; the second one goes with neither, and
     * stands in the queue behind that end, so that it is granted by the very commit.
     */
    private static String killedBeforeItsDelivery(RunningTally tally, Shop shop) {
        String url = tally.recipe().databaseUrl();
        try (HeldLock noRecording = HeldLock.on("events", "share", url)) {
            String file = shop.client().accepted(ANOTHER_SALE.form());
            awaitWaitingForEvents(tally, "RowExclusiveLock");
            CompletableFuture<HeldLock> noDelivery =
                    CompletableFuture.supplyAsync(() -> HeldLock.on("events", "exclusive", url));
            awaitWaitingForEvents(tally, "ExclusiveLock");
            noRecording.release();
            try (HeldLock held = noDelivery.join()) {
                assertEquals(
                        file, tally.sql().text("select payload ->> 'file_id' from events where delivered_at is null"));
                tally.kill();
                held.release();
            }
            return file;
        }
    }

    private static void awaitWaitingForEvents(RunningTally tally, String mode) {
        Await.until(
                "somebody to wait for the events",
                () -> tally.sql()
                        .text("select count(*) from pg_locks where relation = 'events'::regclass and not granted"
                                + " and mode = '" + mode + "'")
                        .equals("1"));
    }

    private static long published(RunningTally tally, String file) {
        return tally.log().containing("Event published").stream()
                .filter(line -> line.contains(file))
                .count();
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
