package tally.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {
    @Test
    void aPageDoesNotChangeWithTheListThatItWasMadeOf() {
        final List<String> results = new ArrayList<>(List.of("one"));
        final Page<String> page = new Page<>(1, results);
        results.add("two");

        assertEquals(List.of("one"), page.results());
    }

    @Test
    void anotherViewKeepsTheCountOfAll() {
        assertEquals(new Page<>(7, List.of(3)), new Page<>(7, List.of("one")).map(String::length));
    }

    @Test
    void theFirstPageHasTheUsualSize() {
        assertEquals(new PageRequest(50, 0), PageRequest.FIRST);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 101})
    void aLimitOutsideOneToAHundredIsRefused(int limit) {
        assertThrows(IllegalArgumentException.class, () -> new PageRequest(limit, 0));
    }

    @Test
    void aNegativeOffsetIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new PageRequest(50, -1));
    }
}
