package tally.app.metrics;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import tally.domain.DatabaseException;
import tally.domain.uploads.UploadStatus;
import tally.domain.uploads.Workload;

/**
 * The page that Prometheus reads: what this process has counted, and what the database says of all nodes. Where the database
 * is away, its figures are left out and {@code tally_database_up} is 0. Safe for use by many threads.
 */
public final class MetricsPage {
    /** However many look: the database is asked no more often. */
    private static final Duration FRESH = Duration.ofSeconds(5);

    private final Meters meters;
    private final Workload workload;
    private final Pools pools;
    private final Clock clock;
    private Instant asked = Instant.MIN;
    private Optional<Workload.Figures> figures = Optional.empty();

    /**
     * What a process has a limited number of, by state.
     *
     * @param workers the threads that work on uploads and retries
     * @param connections to the database
     */
    public record Pools(Supplier<Map<String, Integer>> workers, Supplier<Map<String, Integer>> connections) {}

    /** A page. */
    public MetricsPage(Meters meters, Workload workload, Pools pools, Clock clock) {
        this.meters = meters;
        this.workload = workload;
        this.pools = pools;
        this.clock = clock;
    }

    /** The page as it stands. */
    public String text() {
        final PrometheusText text = new PrometheusText();
        final Optional<Workload.Figures> known = figures();
        text.family("tally_database_up", "gauge", "Whether the database answered at the last look.")
                .sample("tally_database_up", Map.of(), known.isPresent() ? 1 : 0);
        known.ifPresent(all -> ofAllNodes(all, text));
        ofThisNode(text);
        return text.toString();
    }

    private synchronized Optional<Workload.Figures> figures() {
        final Instant now = clock.instant();
        if (asked.isBefore(now.minus(FRESH))) {
            figures = ask();
            asked = now;
        }
        return figures;
    }

    private Optional<Workload.Figures> ask() {
        try {
            return Optional.of(workload.figures());
        } catch (DatabaseException away) {
            return Optional.empty();
        }
    }

    private static void ofAllNodes(Workload.Figures figures, PrometheusText text) {
        text.family("tally_uploads", "gauge", "Uploads by status, all nodes.");
        for (final UploadStatus status : UploadStatus.values()) {
            text.sample("tally_uploads", Map.of("status", status.wireName()), figures.uploads(status));
        }
        text.family("tally_upload_queue_length", "gauge", "Uploads that wait for a worker, all nodes.")
                .sample("tally_upload_queue_length", Map.of(), figures.uploads(UploadStatus.PENDING));
        text.family("tally_upload_queue_oldest_seconds", "gauge", "How long the oldest of them has waited.")
                .sample("tally_upload_queue_oldest_seconds", Map.of(), oldest(figures));
        text.family("tally_failed_rows_open", "gauge", "Failed rows that are not recovered, all nodes.")
                .sample("tally_failed_rows_open", Map.of(), figures.openFailedRows());
    }

    private static double oldest(Workload.Figures figures) {
        return figures.oldestWaiting().map(Duration::toSeconds).orElse(0L);
    }

    private void ofThisNode(PrometheusText text) {
        text.family("tally_rows_total", "counter", "Rows of files that this node has worked on, by outcome.");
        new TreeMap<>(meters.rows())
                .forEach((outcome, rows) -> text.sample("tally_rows_total", Map.of("outcome", outcome), rows));
        text.family("tally_retried_rows_total", "counter", "Failed rows that this node has tried again, by outcome.");
        new TreeMap<>(meters.retries())
                .forEach((outcome, rows) -> text.sample("tally_retried_rows_total", Map.of("outcome", outcome), rows));
        text.family("tally_batch_seconds", "histogram", "How long this node took to book a batch.")
                .histogram("tally_batch_seconds", Map.of(), meters.batches());
        text.family("tally_http_request_seconds", "histogram", "How long this node took to answer a request.");
        meters.requests()
                .forEach((kind, times) -> text.histogram(
                        "tally_http_request_seconds", Map.of("method", kind.method(), "status", kind.status()), times));
        text.family("tally_workers", "gauge", "Threads of this node that work on uploads and retries.");
        byState(text, "tally_workers", pools.workers());
        text.family(
                "tally_db_connections", "gauge", "Database connections of this node, and threads that wait for one.");
        byState(text, "tally_db_connections", pools.connections());
    }

    private static void byState(PrometheusText text, String name, Supplier<Map<String, Integer>> pool) {
        new TreeMap<>(pool.get()).forEach((state, count) -> text.sample(name, Map.of("state", state), count));
    }
}
