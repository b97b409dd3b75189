package tally.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/**
 * Exports as their owners had them: every row is created, skipped or a failed job, and the money of the file is accounted
 * for to the last decimal.
 */
@EnabledIf(value = SharedData.IS_THERE, disabledReason = SharedData.ABSENT)
class RealSalesTest {
    /** What a person must say of a file whose dates and numbers are not Tally's own. */
    private static final Map<String, Formats> FORMATS = Map.of(
            "canonical-online-retail-mdy-noneu.csv", new Formats("M/d/yyyy H:mm", ""),
            "canonical-superstore-cp1252-dmy.csv", new Formats("dd/MM/yyyy", "1234.56"),
            "canonical-superstore-semicolon-decimalcomma-bom.csv", new Formats("dd.MM.yyyy", "1.234,56"));

    private record Formats(String date, String number) {
        Form of(Form form) {
            return form.with("date_format", date).with("number_format", number);
        }
    }

    private static final Path FILES = SharedData.folder("sales");

    @TempDir
    static Path folder;

    private static RunningTally tally;

    @BeforeAll
    static void start() {
        tally = Tally.onFreshDatabase(folder)
                .with("TALLY_MAX_FAILED_ROWS", "1000000")
                .serve();
    }

    @AfterAll
    static void stop() {
        tally.close();
    }

    @TestFactory
    Stream<DynamicTest> everyRowAndEveryCentIsAccountedFor() {
        return expected()
                .map(file -> DynamicTest.dynamicTest(
                        name(file),
                        () -> assertAccountedFor(file, tally.openShop().upload(Form.file(path(file))))));
    }

    @TestFactory
    Stream<DynamicTest> everyRowIsBookedWhereAPersonHasSaidTheFormats() {
        return expected()
                .filter(file -> FORMATS.containsKey(name(file)))
                .map(file -> DynamicTest.dynamicTest(name(file), () -> assertAllBooked(file)));
    }

    @Test
    void aCleanExportIsBookedWithoutAnyFormat() {
        JsonNode file = expected()
                .filter(each -> name(each).equals("canonical-ecommerce-sales.csv"))
                .findFirst()
                .orElseThrow();

        JsonNode end = tally.openShop().upload(Form.file(path(file)));

        assertEquals(file.path("rows").asInt(), end.path("created_transactions").asInt());
        Money.assertSame(file.path("sum_amount").asText(), end.at("/amounts/created"));
    }

    /** Returns (negative quantities) and rows without a product are no sales, and are kept for a person. */
    @Test
    void returnsAndNamelessProductsBecomeFailedJobs() {
        JsonNode file = expected()
                .filter(each -> each.path("negative_quantity").asInt() > 0)
                .findFirst()
                .orElseThrow();
        Shop shop = tally.openShop();

        JsonNode end = shop.upload(Form.file(path(file)));

        int returns = file.path("negative_quantity").asInt();
        assertTrue(end.path("rows_failed").asInt() >= returns, end::toString);
        assertEquals(end.path("rows_failed").asInt(), shop.failedJobs().size());
        assertEquals(
                file.path("empty_product").asLong(),
                shop.failedJobs().stream()
                        .filter(job -> job.path("error_message").asText().equals("Product is required"))
                        .count());
    }

    private static void assertAccountedFor(JsonNode file, JsonNode end) {
        assertEquals("completed", end.path("status").asText(), end::toString);
        assertEquals(file.path("rows").asInt(), end.path("row_count").asInt());
        assertEquals(file.path("rows").asInt(), end.path("rows_processed").asInt());
        assertEquals(
                end.at("/amounts/file").decimalValue(),
                Stream.of("created", "skipped", "failed")
                        .map(part -> end.at("/amounts/" + part).decimalValue())
                        .reduce(BigDecimal.ZERO, BigDecimal::add));
        if (end.at("/amounts/unreadable_rows").asInt() == 0) {
            Money.assertSame(file.path("sum_amount").asText(), end.at("/amounts/file"));
        }
        assertTrue(end.at("/consistency/ok").asBoolean(), end::toString);
    }

    private static void assertAllBooked(JsonNode file) {
        Shop shop = tally.openShop();
        Formats formats = Optional.ofNullable(FORMATS.get(name(file))).orElseThrow();

        JsonNode end = shop.upload(formats.of(Form.file(path(file))));

        assertEquals(file.path("rows").asInt(), end.path("created_transactions").asInt(), end::toString);
        Money.assertSame(file.path("sum_amount").asText(), end.at("/amounts/created"));
        JsonNode summary = shop.client().get("/api/v1/transactions/summary").expect(200);
        Money.assertSame(file.path("sum_amount").asText(), summary.path("total_revenue"));
        assertEquals(file.path("sum_quantity").asText().replaceAll("\\.0+$", ""), sold(shop));
        assertTrue(shop.consistency().path("ok").asBoolean());
    }

    private static String sold(Shop shop) {
        return tally.sql()
                .text("select -sum(current_stock) from products where business_id = '" + shop.businessId() + "'");
    }

    private static Stream<JsonNode> expected() {
        return SharedData.json(FILES.resolve("expected.json")).findParents("sum_amount").stream();
    }

    private static String name(JsonNode file) {
        return file.path("file").asText();
    }

    private static Path path(JsonNode file) {
        return FILES.resolve(name(file));
    }
}
