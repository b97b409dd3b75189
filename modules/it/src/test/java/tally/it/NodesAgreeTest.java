package tally.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one of two nodes was told, or slept through, holds at the other. */
@Tag("database")
class NodesAgreeTest {
    private static final int UPLOADS_PER_MINUTE = 4;
    private static final int FIFTY = 50;

    @TempDir
    Path folder;

    @TempDir
    Path otherFolder;

    @Test
    void uploadsAreCountedOverAllNodes() {
        Tally recipe = Tally.onFreshDatabase(folder).with("TALLY_UPLOADS_PER_MINUTE", "" + UPLOADS_PER_MINUTE);
        try (RunningTally one = recipe.serve();
                RunningTally two = recipe.in(otherFolder).serve()) {
            Shop shop = one.openShop();
            for (int sent = 0; sent < UPLOADS_PER_MINUTE; sent++) {
                shop.at(sent % 2 == 0 ? one : two).client().accepted(oneSale().form());
            }
            shop.client().upload(oneSale().form()).expect(429);
            shop.at(two).client().upload(oneSale().form()).expect(429);
        }
    }

    @Test
    void aNodeThatSleptThroughItsLeaseWritesNothingWhenItWakes() throws Exception {
        Tally recipe = Tally.onFreshDatabase(folder).with("TALLY_LEASE_SECONDS", "5");
        try (RunningTally sleeper = recipe.serve()) {
            sleeper.sql().run("""
                    create function commit_slowly() returns trigger language plpgsql as
                    $$ begin perform pg_sleep(2); return null; end $$;
                    create constraint trigger slow_commit after update of created_count on uploads
                        deferrable initially deferred for each row execute function commit_slowly();
                    """);
            Shop shop = sleeper.openShop();
            String file = shop.client().accepted(oneSale().form());
            Await.until(
                    "its only batch to be committed",
                    () -> sleeper.sql()
                            .text("select count(*) from pg_stat_activity where datname = current_database()"
                                    + " and wait_event = 'PgSleep'")
                            .equals("1"));
            sleeper.freeze();
            String written = writtenByTheOther(shop, file, recipe.in(Files.createDirectories(otherFolder)));

            sleeper.thaw();

            sleeper.log().await(".*" + file + ".*claim was lost.*");
            assertEquals(written, written(sleeper));
        }
    }

    /** One worker, and a lock that keeps it at the first file until all have been sent. */
    @Test
    void whileOneBusinessSendsFiftyFilesAnotherGetsItsTurn() {
        Tally recipe = Tally.onFreshDatabase(folder).with("TALLY_WORKERS", "1");
        try (RunningTally node = recipe.serve();
                HeldLock lock = HeldLock.on("sales", recipe.databaseUrl())) {
            Shop many = node.openShop();
            for (int sent = 0; sent < FIFTY; sent++) {
                many.client().accepted(oneSale().form());
            }
            Shop single = node.openShop();
            String file = single.client().accepted(oneSale().form());
            lock.release();

            single.client().ended(file);
            int before = Integer.parseInt(node.sql().text("""
                    select count(*) from uploads u join uploads s on s.id = '%s'
                     where u.business_id = '%s' and u.processing_started_at < s.processing_started_at
                    """.formatted(file, many.businessId())));
            assertTrue(before <= 2, () -> "After " + before + " of the fifty");
        }
    }

    /** What stands in the books once another node has taken the file up and ended it. */
    private static String writtenByTheOther(Shop shop, String file, Tally recipe) {
        try (RunningTally other = recipe.serve()) {
            JsonNode end = shop.at(other).client().ended(file);
            assertEquals("completed", end.path("status").asText(), end::toString);
            assertEquals(1, end.path("created_transactions").asInt());
            Await.until(
                    "its event to be delivered",
                    () -> other.sql()
                            .text("select delivered_at is not null from events")
                            .equals("t"));
            return written(other);
        }
    }

    private static String written(RunningTally node) {
        return node.sql().text("select string_agg(u::text, ';') from uploads u")
                + node.sql().text("select string_agg(s::text, ';') from sales s")
                + node.sql().text("select string_agg(e::text, ';') from events e");
    }

    private static SalesCsv oneSale() {
        return SalesCsv.usual().row("2025-11-06", "Tea", "1", "50", "Rahim");
    }
}
