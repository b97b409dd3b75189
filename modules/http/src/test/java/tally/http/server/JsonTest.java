package tally.http.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tally.http.json.JsonSample;

final class JsonTest {

    @Test
    void moneyIsWrittenPlainAndExact() {
        assertEquals(
                "[9120.50,0.0001,10000000]",
                written(List.of(new BigDecimal("9120.50"), new BigDecimal("1E-4"), new BigDecimal("1E+7"))));
    }

    @Test
    void timesAreInUtcToTheMillisecond() {
        assertEquals("\"2025-07-11T08:26:00Z\"", written(Instant.parse("2025-07-11T08:26:00Z")));
        assertEquals("\"2025-07-11T08:26:00.123Z\"", written(Instant.parse("2025-07-11T08:26:00.123456Z")));
    }

    @Test
    void datesTimesAndIdsAreTexts() {
        UUID id = UUID.fromString("0190c7e2-5b1a-7c3d-9e4f-1a2b3c4d5e6f");
        assertEquals("\"2025-07-11\"", written(LocalDate.parse("2025-07-11")));
        assertEquals("\"08:26\"", written(LocalTime.parse("08:26:00")));
        assertEquals("\"" + id + "\"", written(id));
    }

    @Test
    void namesAreInSnakeCaseAndWhatIsAbsentIsNull() {
        assertEquals(
                "{\"product_name\":\"Shirt\",\"unit_price\":null,\"sold_on\":null,\"count\":2}",
                written(new JsonSample("Shirt", Optional.empty(), Optional.empty(), 2)));
    }

    @Test
    void bodyIsReadIntoARecord() {
        JsonSample sample =
                read("{\"product_name\":\"হাট\",\"unit_price\":50.10,\"sold_on\":\"2025-07-11\",\"count\":2}");
        assertEquals(
                new JsonSample(
                        "হাট", Optional.of(new BigDecimal("50.10")), Optional.of(LocalDate.parse("2025-07-11")), 2),
                sample);
    }

    @Test
    void missingAndNullAreBothAbsent() {
        assertEquals(
                Optional.empty(), read("{\"product_name\":\"a\",\"count\":1}").unitPrice());
        assertEquals(
                Optional.empty(),
                read("{\"product_name\":\"a\",\"count\":1,\"unit_price\":null}").unitPrice());
    }

    @Test
    void unknownFieldIsRefusedByName() {
        assertRefused("'colour'", "{\"product_name\":\"a\",\"count\":1,\"colour\":\"red\"}");
    }

    @Test
    void fieldOfTheWrongKindIsRefusedByName() {
        assertRefused("'count'", "{\"product_name\":\"a\",\"count\":\"2\"}");
        assertRefused("'count'", "{\"product_name\":\"a\",\"count\":2.5}");
        assertRefused("'count'", "{\"product_name\":\"a\"}");
        assertRefused("'product_name'", "{\"product_name\":7,\"count\":1}");
        assertRefused("'product_name'", "{\"product_name\":null,\"count\":1}");
        assertRefused("'product_name'", "{\"count\":1}");
        assertRefused("'unit_price'", "{\"product_name\":\"a\",\"count\":1,\"unit_price\":\"x\"}");
        assertRefused("'sold_on'", "{\"product_name\":\"a\",\"count\":1,\"sold_on\":\"11/07/2025\"}");
    }

    @Test
    void recordThatRefusesItsValueSaysWhy() {
        assertRefused("product_name is required", "{\"product_name\":\"\",\"count\":1}");
    }

    @Test
    void hugeExponentIsRefusedBeforeAnythingIsComputed() {
        assertRefused("'unit_price'", "{\"product_name\":\"a\",\"count\":1,\"unit_price\":1e100000000}");
    }

    @Test
    void textThatADatabaseCannotStoreIsRefused() {
        assertRefused("'product_name'", "{\"product_name\":\"a\\u0000b\",\"count\":1}");
        assertRefused("'product_name'", "{\"product_name\":\"a\\ud800b\",\"count\":1}");
    }

    @Test
    void fieldGivenTwiceIsRefused() {
        assertRefused("twice", "{\"product_name\":\"a\",\"count\":1,\"count\":2}");
    }

    @Test
    void whatIsNotJsonIsRefusedWithItsPlace() {
        assertRefused("line 2", "{\"product_name\":\n oops}");
        assertRefused("not valid JSON", "{\"product_name\":\"a\",\"count\":1} and more");
        assertRefused("", "");
        assertRefused("", "[".repeat(1_000));
        assertRefused("", "null");
    }

    @Test
    void bodyThatIsNotDeclaredAsJsonIsRefused() {
        ApiError refused =
                assertThrows(ApiError.class, () -> Json.read(Bodies.of("text/plain", "{}"), JsonSample.class));
        assertEquals(415, refused.status());
    }

    @Test
    void bodyOfMoreThanSixtyFourKilobytesIsRefused() {
        ApiError refused = assertThrows(
                ApiError.class,
                () -> Json.read(Bodies.of("application/json", " ".repeat(Json.MAX_BODY_BYTES + 1)), JsonSample.class));
        assertEquals(413, refused.status());
    }

    @Test
    void mapsKeepTheirOrderAndTheirKeys() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("Date", "07/11/2025");
        map.put("unitPrice", 1);
        assertEquals("{\"Date\":\"07/11/2025\",\"unitPrice\":1}", written(map));
    }

    private static void assertRefused(String part, String json) {
        ApiError refused = assertThrows(ApiError.class, () -> read(json), json);
        assertEquals("INVALID_BODY", refused.code());
        assertTrue(String.valueOf(refused.getMessage()).contains(part), refused.getMessage());
    }

    private static JsonSample read(String json) {
        return Json.read(Bodies.of("application/json; charset=utf-8", json), JsonSample.class);
    }

    private static String written(Object view) {
        return new String(Json.write(view), StandardCharsets.UTF_8);
    }
}
