package tally.app.metrics;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import tally.domain.failures.Corrections;
import tally.domain.uploads.BatchResult;

/** What this process has counted and timed since it started. Safe for use by many threads; one per process. */
public final class Meters {
    private static final int HUNDRED = 100;

    private final Histogram batches = new Histogram();
    private final LongAdder created = new LongAdder();
    private final LongAdder skipped = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final Map<String, LongAdder> retried =
            Map.of("resolved", new LongAdder(), "duplicate", new LongAdder(), "failed", new LongAdder());
    private final ConcurrentMap<RequestKind, Histogram> requests = new ConcurrentHashMap<>();

    /** Counts a batch that was booked. */
    void booked(BatchResult result, Duration took) {
        batches.add(took);
        created.add(result.created());
        skipped.add(result.duplicates().size());
        failed.add(result.failed());
    }

    /** Counts a row of a corrected file; one that corrects nothing that there is comes as a batch of its own. */
    void corrected(Corrections.Result result) {
        switch (result) {
            case CREATED -> created.increment();
            case SKIPPED -> skipped.increment();
            case FAILED -> failed.increment();
            case UNKNOWN -> {}
        }
    }

    /** Counts the try of a failed row, by its outcome. */
    void retried(String outcome) {
        Optional.ofNullable(retried.get(outcome)).ifPresent(LongAdder::increment);
    }

    /** Counts a request that was answered; {@code method} is one of a few names, never what a client made up. */
    public void answered(String method, int status, Duration took) {
        requests.computeIfAbsent(new RequestKind(method, status / HUNDRED + "xx"), kind -> new Histogram())
                .add(took);
    }

    Histogram.Snapshot batches() {
        return batches.snapshot();
    }

    /** Rows of files that this process has booked, skipped and set aside, by outcome. */
    Map<String, Long> rows() {
        return Map.of("created", created.sum(), "skipped", skipped.sum(), "failed", failed.sum());
    }

    /** Tries of failed rows, by outcome. */
    Map<String, Long> retries() {
        return retried.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, outcome -> outcome.getValue().sum()));
    }

    Map<RequestKind, Histogram.Snapshot> requests() {
        return requests.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().snapshot()));
    }

    /** Requests that are counted together: a few methods and five classes of status, so their number is bounded. */
    record RequestKind(String method, String status) {}
}
