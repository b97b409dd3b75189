package tally.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;

/** Compares money exactly, to the last decimal, however many zeros stand behind it. */
final class Money {
    private Money() {}

    static void assertSame(String expected, JsonNode actual) {
        assertSame(new BigDecimal(expected), actual);
    }

    static void assertSame(BigDecimal expected, JsonNode actual) {
        assertEquals(0, expected.compareTo(actual.decimalValue()), () -> "expected " + expected + ", was " + actual);
    }
}
