package tally.bench;

import java.time.Duration;

/** What clients ask of a server, each with a table of its own. */
enum Traffic {
    LIST("`GET /api/v1/transactions`, 50 of 1,000", Duration.ofSeconds(3)),
    POLL("`GET /data/upload-csv/{file_id}`", Duration.ofSeconds(3)),
    /** Short, because after each round the files that were taken on are read. */
    UPLOAD("`POST /data/upload-csv`, 30 rows, to the 202", Duration.ofSeconds(1));

    private final String title;
    private final Duration round;

    Traffic(String title, Duration round) {
        this.title = title;
        this.round = round;
    }

    Duration round() {
        return round;
    }

    String title() {
        return title;
    }
}
