package tally.app.metrics;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import tally.domain.uploads.BatchResult;

/** What this process has counted and timed since it started. Safe for use by many threads; one per process. */
public final class Meters {
    private static final int HUNDRED = 100;

    private final Histogram batches = new Histogram();
    private final LongAdder created = new LongAdder();
    private final LongAdder skipped = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final ConcurrentMap<RequestKind, Histogram> requests = new ConcurrentHashMap<>();

    /** Counts a batch that was booked. */
    void booked(BatchResult result, Duration took) {
        batches.add(took);
        created.add(result.created());
        skipped.add(result.duplicates().size());
        failed.add(result.failed());
    }

    /** Counts a request that was answered; {@code method} is one of a few names, never what a client made up. */
    public void answered(String method, int status, Duration took) {
        requests.computeIfAbsent(new RequestKind(method, status / HUNDRED + "xx"), kind -> new Histogram())
                .add(took);
    }

    Histogram.Snapshot batches() {
        return batches.snapshot();
    }

    /** Rows that this process has booked, skipped and set aside, by outcome. */
    Map<String, Long> rows() {
        return Map.of("created", created.sum(), "skipped", skipped.sum(), "failed", failed.sum());
    }

    Map<RequestKind, Histogram.Snapshot> requests() {
        return requests.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().snapshot()));
    }

    /** Requests that are counted together: a few methods and five classes of status, so their number is bounded. */
    record RequestKind(String method, String status) {}
}
