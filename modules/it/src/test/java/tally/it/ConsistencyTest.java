package tally.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The books are held against each other: what someone changes by SQL is found, and said. */
@Tag("database")
class ConsistencyTest {
    private static final SalesCsv TWO_TEAS =
            SalesCsv.usual().row("2025-11-06", "Tea", "1", "50", "Rahim").row("2025-11-07", "Tea", "2", "100", "Rahim");

    @TempDir
    static Path folder;

    private static RunningTally tally;

    @BeforeAll
    static void start() {
        tally = Tally.onFreshDatabase(folder).serve();
    }

    @AfterAll
    static void stop() {
        tally.close();
    }

    @Test
    void booksThatNobodyTamperedWithAreInOrder() {
        Shop shop = tally.openShop();
        shop.upload(TWO_TEAS.row("no date", "Tea", "1", "50", ""));
        shop.upload(TWO_TEAS);

        JsonNode check = shop.consistency();

        assertTrue(check.path("ok").asBoolean(), check::toString);
        assertTrue(check.path("warnings").isEmpty());
        assertTrue(check.path("checked_at").asText().endsWith("Z"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "stock     | update sales set quantity = 9 where amount = 50",
                "customers | update sales set amount = 51 where amount = 50",
                "counters  | update sales set amount = 51 where amount = 50",
                "counters  | delete from sales where amount = 50",
                "stock     | update products set units_sold = 0",
                "customers | update customers set total_purchases = 1",
                "customers | update customers set last_purchase = '2020-01-01'",
                "counters  | update uploads set created_count = 7"
            })
    void theFullCheckFindsWhatWasTamperedWith(String check, String sql) {
        Shop shop = tally.openShop();
        shop.upload(TWO_TEAS);

        tamper(shop, sql);

        JsonNode found = shop.consistency();
        assertFalse(found.path("ok").asBoolean());
        assertTrue(found.path("warnings").findValuesAsText("check").contains(check), found::toString);
    }

    @Test
    void aWarningSaysWhatWasExpectedAndWhatWasFound() {
        Shop shop = tally.openShop();
        shop.upload(TWO_TEAS);

        tamper(shop, "update products set units_sold = 10");

        JsonNode warning = shop.consistency().at("/warnings/0");
        assertEquals("-3", warning.path("expected").asText());
        assertEquals("-10", warning.path("found").asText());
        assertTrue(warning.path("subject").asText().contains("Tea"), warning::toString);
    }

    @Test
    void oneShopsDisorderIsNotAnothers() {
        Shop shop = tally.openShop();
        Shop other = tally.openShop();
        shop.upload(TWO_TEAS);
        other.upload(TWO_TEAS);

        tamper(shop, "update products set units_sold = 10");

        assertTrue(other.consistency().path("ok").asBoolean());
    }

    @Test
    void theNextUploadFindsAStockThatWasTamperedWith() {
        Shop shop = tally.openShop();
        shop.upload(TWO_TEAS);
        tamper(shop, "update products set units_sold = 10");

        JsonNode end = shop.upload(SalesCsv.usual().row("2025-11-08", "Tea", "4", "200", ""));

        assertEquals("completed", end.path("status").asText());
        assertFalse(end.at("/consistency/ok").asBoolean(), end::toString);
        assertEquals("-7", end.at("/consistency/warnings/0/expected").asText());
        assertEquals("-14", end.at("/consistency/warnings/0/found").asText());
    }

    @Test
    void anUploadsOwnCheckFindsARowThatChangedWhileItWasRead() {
        Shop shop = tally.openShop();
        tally.sql().run("""
                create function spoil() returns trigger language plpgsql as
                $$ begin new.amount = new.amount + 1; return new; end $$;
                create trigger spoil before insert on sales
                   for each row when (new.notes = 'spoil me') execute function spoil();
                """);

        JsonNode end = shop.upload(SalesCsv.withColumns("Date", "Product", "Quantity", "Amount", "Notes")
                .row("2025-11-06", "Tea", "1", "50", "spoil me"));

        assertFalse(end.at("/consistency/ok").asBoolean(), end::toString);
        assertEquals("counters", end.at("/consistency/warnings/0/check").asText());
        tally.log()
                .await("\\[.*] \\[WARN] \\[tally\\.\\w+] Consistency: file_id="
                        + end.path("file_id").asText() + ", check=counters, .*expected 50, found 51");
    }

    private static void tamper(Shop shop, String sql) {
        String mine = "business_id = '" + shop.businessId() + "'";
        tally.sql().run(sql + (sql.contains(" where ") ? " and " : " where ") + mine);
    }
}
