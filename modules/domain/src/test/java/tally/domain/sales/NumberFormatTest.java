package tally.domain.sales;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberFormatTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"1234.56 | PLAIN", "1,234.56 | COMMA_GROUPS", "1.234,56 | DOT_GROUPS", "1 234,56 | SPACE_GROUPS"})
    void eachIsNamedByAnExample(String example, NumberFormat format) {
        assertEquals(Optional.of(format), NumberFormat.of(example));
    }

    @Test
    void anotherExampleNamesNone() {
        assertEquals(Optional.empty(), NumberFormat.of("1'234.56"));
    }
}
