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

/** What an operator's own constraint or trigger refuses is a failed row, alone: the rest of its batch is in. */
@Tag("database")
class RefusedByDatabaseTest {

    @TempDir
    static Path folder;

    private static RunningTally tally;

    @BeforeAll
    static void start() {
        tally = Tally.onFreshDatabase(folder).serve();
        tally.sql().run("""
                create function refuse() returns trigger language plpgsql as
                $$ begin raise exception 'refused by the operator'; end $$;
                create trigger refuse before insert on sales
                   for each row when (new.amount = 666) execute function refuse();
                create trigger refuse_name before insert on products
                   for each row when (new.name = 'Forbidden') execute function refuse();
                """);
    }

    @AfterAll
    static void stop() {
        tally.close();
    }

    @Test
    void theRefusedRowsFailAndAllOthersAreBooked() {
        Shop shop = tally.openShop();
        SalesCsv csv = SalesCsv.usual();
        for (int i = 1; i <= 3_000; i++) {
            csv = csv.row("2025-11-01", "Tea", "1", i == 700 || i == 701 || i == 2900 ? "666" : "1" + i, "");
        }

        JsonNode end = shop.upload(csv.row("2025-11-01", "Forbidden", "1", "5", ""));

        assertEquals("completed", end.path("status").asText(), end::toString);
        assertEquals(2_997, end.path("created_transactions").asInt());
        assertEquals(4, end.path("rows_failed").asInt());
        List<JsonNode> failed = shop.failedJobs();
        assertEquals(
                List.of(701L, 702L, 2901L, 3002L),
                failed.stream().map(job -> job.path("row_number").asLong()).toList());
        assertTrue(
                failed.stream().allMatch(job -> job.path("error_code").asText().equals("DATABASE_ERROR")));
        assertEquals("666", failed.get(0).at("/row_data/Amount").asText());
        assertTrue(shop.consistency().path("ok").asBoolean());
    }
}
