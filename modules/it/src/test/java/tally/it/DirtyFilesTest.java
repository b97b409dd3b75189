package tally.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** Files made to be difficult: read right, or refused clearly; never a 500, never a wrong text or number. */
@EnabledIf(value = SharedData.IS_THERE, disabledReason = SharedData.ABSENT)
class DirtyFilesTest {
    private static final String DECIMAL_COMMA = "delim-semicolon-decimal-comma.csv";

    private static final Path FILES = SharedData.folder("dirty");

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

    @TestFactory
    Stream<DynamicTest> whatCanBeReadIsReadRight() {
        return files(true)
                .filter(file -> !name(file).equals(DECIMAL_COMMA))
                .map(file -> DynamicTest.dynamicTest(name(file), () -> assertRead(file)));
    }

    private static void assertRead(JsonNode file) {
        Shop shop = tally.openShop();

        JsonNode end = shop.upload(form(file));

        assertEquals("completed", end.path("status").asText(), end::toString);
        assertHas(shop, end, file.path("accept"));
    }

    private static void assertHas(Shop shop, JsonNode end, JsonNode accept) {
        assertEquals(
                accept.path("rows").asInt(), end.path("created_transactions").asInt(), end::toString);
        assertEquals(accept.path("rows").asInt(), end.path("rows_processed").asInt(), end::toString);
        assertEquals(
                accept.path("sum_quantity").asInt(),
                shop.transactions().stream()
                        .mapToInt(sale -> sale.path("quantity").asInt())
                        .sum());
        if (accept.has("sum_amount")) {
            Money.assertSame(accept.path("sum_amount").asText(), end.at("/amounts/file"));
        }
        shop.transactions().forEach(sale -> assertFalse(sale.toString().contains("\uFFFD"), sale::toString));
    }

    @TestFactory
    Stream<DynamicTest> whatCannotIsRefusedOrFailsClearly() {
        return files(false).map(file -> DynamicTest.dynamicTest(name(file), () -> assertClear(file)));
    }

    private static void assertClear(JsonNode file) {
        Shop shop = tally.openShop();
        Answer answer = shop.client().upload(form(file));
        if (answer.status() == 202) {
            assertEndsClearly(
                    shop.client().ended(answer.json().at("/data/file_id").asText()));
        } else {
            assertEquals(400, answer.status(), answer::body);
            assertEquals("INVALID_FILE_FORMAT", answer.errorCode());
            assertFalse(answer.message().isBlank());
        }
        if (file.path("expect").asText().startsWith("reject")) {
            assertTrue(shop.transactions().isEmpty());
        }
    }

    private static void assertEndsClearly(JsonNode end) {
        if (end.path("status").asText().equals("failed")) {
            assertFalse(end.path("error_message").asText().isBlank(), end::toString);
            assertEquals(0, end.path("created_transactions").asInt());
        } else {
            assertEquals("completed", end.path("status").asText(), end::toString);
            assertEquals(
                    end.path("row_count").asInt(), end.path("rows_processed").asInt(), end::toString);
            assertTrue(end.at("/consistency/ok").asBoolean(), end::toString);
        }
    }

    @Test
    void aDecimalCommaIsNeverGuessed() {
        JsonNode file = files(true)
                .filter(each -> name(each).equals(DECIMAL_COMMA))
                .findFirst()
                .orElseThrow();
        Shop shop = tally.openShop();

        JsonNode unsaid = shop.upload(form(file));
        JsonNode said = shop.upload(form(file).with("date_format", "dd.MM.yyyy").with("number_format", "1.234,56"));

        assertEquals(0, unsaid.path("created_transactions").asInt());
        assertEquals(file.at("/accept/rows").asInt(), unsaid.path("rows_failed").asInt());
        assertHas(shop, said, file.path("accept"));
    }

    /** What the manifest says in words: rows booked, rows failed. */
    @TestFactory
    Stream<DynamicTest> whatIsPartlyGoodIsBookedInPart() {
        return Stream.of(
                        Map.entry("shape-columns-reordered.csv", "1 booked, 0 failed"),
                        Map.entry("shape-footer-total.csv", "12 booked, 2 failed"),
                        Map.entry("shape-header-only.csv", "0 booked, 0 failed"),
                        Map.entry("shape-5000-lines-one-field.csv", "2 booked, 0 failed"),
                        Map.entry("quote-unterminated-eof.csv", "12 booked, 1 failed"),
                        Map.entry("quote-text-after.csv", "12 booked, 1 failed"),
                        Map.entry("eol-quoted-newlines.csv", "13 booked, 0 failed"),
                        Map.entry("nul-in-field.csv", "12 booked, 1 failed"),
                        Map.entry("unicode.csv", "13 booked, 0 failed"),
                        Map.entry("dup-rows.csv", "15 booked, 0 failed"))
                .map(file -> DynamicTest.dynamicTest(file.getKey(), () -> {
                    JsonNode end = tally.openShop().upload(Form.file(FILES.resolve(file.getKey())));
                    assertEquals(
                            file.getValue(),
                            end.path("created_transactions").asInt() + " booked, "
                                    + end.path("rows_failed").asInt() + " failed",
                            end::toString);
                }));
    }

    private static Stream<JsonNode> files(boolean accepted) {
        JsonNode manifest = SharedData.json(FILES.resolve("manifest.json"));
        return StreamSupport.stream(manifest.path("files").spliterator(), false)
                .filter(file -> file.has("accept") == accepted);
    }

    private static String name(JsonNode file) {
        return file.path("file").asText();
    }

    private static Form form(JsonNode file) {
        return Form.file(FILES.resolve(name(file)));
    }
}
