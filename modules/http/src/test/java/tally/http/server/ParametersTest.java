package tally.http.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class ParametersTest {

    private static final Parameters.Range UP_TO_100 = new Parameters.Range(1, 100);

    @Test
    void valuesAreDecoded() {
        Parameters query = Parameters.ofQuery("q=a+b%20c%26%E0%A6%9F&empty=&alone");
        assertEquals(Optional.of("a b c&ট"), query.text("q"));
        assertEquals(Optional.of(""), query.text("empty"));
        assertEquals(Optional.of(""), query.text("alone"));
        assertEquals(Optional.empty(), query.text("absent"));
    }

    @Test
    void valuesOfTheirKindAreRead() {
        String id = "0190c7e2-5b1a-7c3d-9e4f-1a2b3c4d5e6f";
        Parameters query = Parameters.ofQuery("limit=100&day=2025-07-11&id=" + id + "&access=staff");
        assertEquals(Optional.of(100), query.number("limit", UP_TO_100));
        assertEquals(Optional.of(LocalDate.of(2025, 7, 11)), query.date("day"));
        assertEquals(Optional.of(UUID.fromString(id)), query.id("id"));
        assertEquals(Optional.of(Access.STAFF), query.choice("access", Access.class));
    }

    @Test
    void valuesOfAnotherKindAreRefusedByNameAndValue() {
        for (String value : new String[] {"0", "101", "-1", "ten", "1.5", "", "99999999999"}) {
            assertRefused("'limit' must be a whole number from 1 to 100, not '" + value + "'.", "limit=" + value);
        }
        assertRefused("'day' must be a date as YYYY-MM-DD, not '11/07/2025'.", "day=11/07/2025");
        assertRefused("'day' must be a date as YYYY-MM-DD, not '2025-02-30'.", "day=2025-02-30");
        assertRefused("'access' must be one of public, shop, staff, metrics, not 'STAFF'.", "access=STAFF");
        assertRefused("'id' must be an id", "id=7");
    }

    /** ISO 8601 knows more years than the contract, and than a database. */
    @Test
    void daysOfAnyOtherShapeAreRefused() {
        for (String value :
                new String[] {"-0001-01-01", "%2B12345-01-01", "0000-01-01", "2025-7-11", "2025-07-11T00:00"}) {
            Parameters query = Parameters.ofQuery("day=" + value);
            assertThrows(ApiError.class, () -> query.date("day"), value);
        }
    }

    @Test
    void numbersAreReadToTheirEnd() {
        Parameters.Range any = new Parameters.Range(0, Integer.MAX_VALUE);
        assertEquals(
                Optional.of(2_147_483_647),
                Parameters.ofQuery("offset=2147483647").number("offset", any));
        Parameters more = Parameters.ofQuery("offset=2147483648");
        assertThrows(ApiError.class, () -> more.number("offset", any));
    }

    private static void assertRefused(String message, String rawQuery) {
        Parameters query = Parameters.ofQuery(rawQuery);
        ApiError refused = assertThrows(ApiError.class, () -> {
            query.number("limit", UP_TO_100);
            query.date("day");
            query.id("id");
            query.choice("access", Access.class);
        });
        assertTrue(String.valueOf(refused.getMessage()).startsWith(message), refused.getMessage());
    }
}
