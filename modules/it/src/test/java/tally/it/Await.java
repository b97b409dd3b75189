package tally.it;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Waits, with a deadline, for what happens in another process. The one place of these tests where time passes: a test
 * says what it waits for, never how long something usually takes.
 */
final class Await {
    private static final Duration LOOK_EVERY = Duration.ofMillis(20);
    private static final Duration USUALLY_LONG_ENOUGH = Duration.ofMinutes(2);

    private Await() {}

    /** Lets time pass, for what lasts so long: an outage, a freeze. */
    static void passing(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
    }

    /** Waits until the condition holds. */
    static void until(String what, BooleanSupplier condition) {
        value(what, () -> condition.getAsBoolean() ? Optional.of(true) : Optional.empty());
    }

    /** Waits until there is a value. */
    static <T> T value(String what, Supplier<Optional<T>> look) {
        return value(what, USUALLY_LONG_ENOUGH, look);
    }

    /** Waits until there is a value, for so long at most. */
    static <T> T value(String what, Duration deadline, Supplier<Optional<T>> look) {
        long end = System.nanoTime() + deadline.toNanos();
        Optional<T> seen = look.get();
        while (seen.isEmpty() && System.nanoTime() < end) {
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
            seen = look.get();
        }
        return seen.orElseThrow(() -> new AssertionError("Waited " + deadline.toSeconds() + " s for " + what));
    }
}
