package tally.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tally.testkit.FakeSentry;

/** Where SENTRY_DSN is set, an error that someone must act on arrives there, once, and without anything of the row. */
class ErrorReportsTest {

    @TempDir
    Path folder;

    @Test
    void anUploadThatCrashesIsReportedWithItsIdsAndWithoutItsRows() throws Exception {
        try (FakeSentry sentry = FakeSentry.start();
                RunningTally tally = Tally.onFreshDatabase(folder)
                        .with("SENTRY_DSN", sentry.dsn())
                        .serve()) {
            Shop shop = tally.openShop();
            tally.sql().run("""
                    create function refuse() returns trigger language plpgsql as
                    $$ begin
                        raise exception 'Not this one: %', (select name from products where id = new.product_id);
                    end $$;
                    create trigger refuse before insert on stock_movements for each row execute function refuse();
                    """);

            JsonNode end = shop.upload(SalesCsv.usual().row("2025-11-01", "Secret Elixir", "1", "50", "Rahim"));

            assertEquals("failed", end.path("status").asText());
            JsonNode event = nextEvent(sentry);
            assertEquals(end.path("file_id").asText(), event.at("/tags/file_id").asText());
            assertEquals(shop.businessId(), event.at("/tags/business_id").asText());
            assertTrue(event.toString().contains("SQLSTATE P0001"), event::toString);
            assertFalse(event.toString().contains("Secret Elixir"), event::toString);
            assertFalse(event.toString().contains("Rahim"), event::toString);
        }
    }

    /** The event is the last line of an envelope: after the envelope's header and the item's. */
    private static JsonNode nextEvent(FakeSentry sentry) throws InterruptedException {
        List<String> lines = Optional.ofNullable(sentry.envelopes().poll(30, TimeUnit.SECONDS))
                .orElseThrow(() -> new AssertionError("no report came"))
                .lines()
                .toList();
        return Answer.parse(lines.get(lines.size() - 1));
    }
}
