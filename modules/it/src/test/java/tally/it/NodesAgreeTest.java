package tally.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one of two nodes was told, or slept through, holds at the other. */
class NodesAgreeTest {
    private static final int UPLOADS_PER_MINUTE = 4;

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
                            .text("select count(*) from pg_stat_activity where wait_event = 'PgSleep'")
                            .equals("1"));
            sleeper.freeze();
            String written = writtenByTheOther(shop, file, recipe.in(Files.createDirectories(otherFolder)));

            sleeper.thaw();

            sleeper.log().await(".*" + file + ".*claim was lost.*");
            assertEquals(written, written(sleeper));
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
