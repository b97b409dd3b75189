package tally.domain.sales;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormatsTest {
    @ParameterizedTest
    @ValueSource(strings = {"M/d/yyyy H:mm", "dd.MM.yyyy", "d MMM yy"})
    void aPatternOfAWholeDateIsTaken(String pattern) {
        assertDoesNotThrow(() -> formats(pattern));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "HH:mm", "not a pattern", "d/M", "pd/M/yyyy"})
    void aPatternOfNoWholeDateIsRefused(String pattern) {
        assertThrows(IllegalArgumentException.class, () -> formats(pattern));
    }

    @Test
    void aPatternWithoutEndIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> formats("yyyy-MM-dd" + "'x'".repeat(20)));
    }

    private static Formats formats(String pattern) {
        return new Formats(Optional.of(pattern), Optional.empty());
    }
}
