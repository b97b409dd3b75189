package tally.app.metrics;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;

/**
 * How long something took, counted by length: cheap to add to, whatever the number of threads. What is read while others add
 * may miss the newest. Safe for use by many threads.
 */
final class Histogram {
    /** Upper bounds in seconds: from what a client does not notice to what it does not wait for. */
    static final List<Double> BOUNDS = List.of(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0);

    private static final double NANOS = 1e9;

    /** How many were no longer than a bound and longer than the one before; the last one: longer than all. */
    private final List<LongAdder> counts = IntStream.rangeClosed(0, BOUNDS.size())
            .mapToObj(bucket -> new LongAdder())
            .toList();

    private final DoubleAdder seconds = new DoubleAdder();

    void add(Duration took) {
        final double length = took.toNanos() / NANOS;
        int bucket = 0;
        while (bucket < BOUNDS.size() && length > BOUNDS.get(bucket)) {
            bucket++;
        }
        counts.get(bucket).increment();
        seconds.add(length);
    }

    /** Counts and sum of one moment. */
    Snapshot snapshot() {
        return new Snapshot(counts.stream().map(LongAdder::sum).toList(), seconds.sum());
    }

    /**
     * What had been added at one moment.
     *
     * @param counts one for each bound, and one for what was longer than all; not cumulative
     */
    record Snapshot(List<Long> counts, double seconds) {
        Snapshot {
            counts = List.copyOf(counts);
        }
    }
}
