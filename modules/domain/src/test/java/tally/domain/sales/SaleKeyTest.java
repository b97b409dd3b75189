package tally.domain.sales;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SaleKeyTest {
    private static final SaleKey LOW = key("2025-11-07", 0x10L, 0xF000_0000_0000_0000L);

    @Test
    void keysAreInTheOrderOfTheDatabase() {
        final SaleKey nextLow = key("2025-11-07", 0x11L, 0L);
        final SaleKey highestBit = key("2025-11-07", 0x8000_0000_0000_0000L, 0L);
        final SaleKey nextDay = key("2025-11-08", 0L, 0L);

        assertEquals(
                List.of(LOW, nextLow, highestBit, nextDay),
                Stream.of(nextDay, highestBit, nextLow, LOW).sorted().toList());
    }

    @Test
    void theLowerHalfOfTheHashIsComparedUnsigned() {
        assertEquals(1, LOW.compareTo(key("2025-11-07", 0x10L, 0x7000_0000_0000_0000L)));
    }

    @Test
    void equalKeysCompareAsEqual() {
        assertEquals(0, LOW.compareTo(key("2025-11-07", 0x10L, 0xF000_0000_0000_0000L)));
    }

    @Test
    void theLogShowsTheHashAs32HexDigits() {
        assertEquals("0000000000000010f000000000000000", LOW.hex());
    }

    private static SaleKey key(String date, long high, long low) {
        return new SaleKey(LocalDate.parse(date), high, low);
    }
}
