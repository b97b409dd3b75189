package tally.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdSourceTest {
    private static final Instant NOW = Instant.parse("2025-11-27T18:30:00.123Z");

    @Test
    void idsAreUuidsOfVersion7() {
        final UUID id = source(NOW).next();

        assertEquals(7, id.version());
        assertEquals(2, id.variant());
    }

    @Test
    void theFirst48BitsAreTheTimeInMilliseconds() {
        assertEquals(NOW.toEpochMilli(), source(NOW).next().getMostSignificantBits() >>> 16);
    }

    @Test
    void anIdOfTheNextMillisecondSortsLater() {
        final String earlier = source(NOW).next().toString();
        final String later = source(NOW.plusMillis(1)).next().toString();

        assertTrue(earlier.compareTo(later) < 0);
    }

    @Test
    void idsOfTheSameMillisecondDiffer() {
        final IdSource source = source(NOW);

        assertNotEquals(source.next(), source.next());
    }

    private static IdSource source(Instant now) {
        return new IdSource(Clock.fixed(now, ZoneOffset.UTC));
    }
}
