package tally.http.server;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says that requests are refused because something is away: the first at once, then how many more there were, once in a
 * while, so that an outage does not fill the log. Safe for use by many threads.
 */
final class OutageLog {
    private static final Logger LOG = LoggerFactory.getLogger("tally.http");
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final LongSupplier nanoClock;
    private final AtomicLong silentUntil;
    private final AtomicLong unsaid = new AtomicLong();

    /** By this clock, of which only differences count. */
    OutageLog(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
        this.silentUntil = new AtomicLong(nanoClock.getAsLong());
    }

    void refused(Call call, Throwable thrown) {
        final long now = nanoClock.getAsLong();
        final long until = silentUntil.get();
        if (now - until < 0 || !silentUntil.compareAndSet(until, now + PAUSE.toNanos())) {
            unsaid.incrementAndGet();
            LOG.debug("{}: not available: {}", call, thrown.toString());
            return;
        }
        LOG.warn(
                "{}: not available: {}; requests refused since the last such line: {}",
                call,
                thrown.toString(),
                unsaid.getAndSet(0));
    }
}
