package tally.domain;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;

/**
 * Makes new ids: UUIDs of version 7 (RFC 9562 §5.7), whose first 48 bits are the time in milliseconds, so that
 * what is made later sorts later and index pages fill from one end. Safe for use by many threads.
 */
public final class IdSource {
    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    /** Ids whose time is read from this clock. */
    public IdSource(Clock clock) {
        this.clock = clock;
    }

    /** The next id; no two are equal, across nodes too (74 random bits behind the time). */
    public UUID next() {
        final long time = clock.millis() << 16;
        final long high = time | VERSION_7 | (random.nextLong() & 0x0FFFL);
        final long low = VARIANT | (random.nextLong() >>> 2);
        return new UUID(high, low);
    }
}
