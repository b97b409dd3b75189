package tally.ingest;

import java.time.Duration;

/**
 * How a node works.
 *
 * @param node this node's name, as leases and logs show it
 * @param workers how many jobs run at once
 * @param lease how long a claim holds without being renewed
 * @param poll how often the queue is looked at when nobody nudges
 * @param maxFailedRows an upload with more failed rows is given up as a whole
 */
public record IngestSettings(String node, int workers, Duration lease, Duration poll, long maxFailedRows) {
    /** The usual times for a node of this name. */
    public static IngestSettings of(String node, int workers) {
        return new IngestSettings(node, workers, Duration.ofSeconds(30), Duration.ofSeconds(1), 10_000);
    }
}
