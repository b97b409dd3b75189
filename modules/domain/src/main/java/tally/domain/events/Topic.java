package tally.domain.events;

import java.util.Arrays;
import java.util.Optional;

/** What an event is about. */
public enum Topic {
    /** A file or receipt was booked with at least one new sale. */
    TRANSACTION_PARSED("transaction.parsed"),
    /** Someone wants a new forecast. */
    FORECAST_REQUESTED("forecast.requested");

    private final String wireName;

    Topic(String wireName) {
        this.wireName = wireName;
    }

    /** The topic as the API, the database and the log write it. */
    public String wireName() {
        return wireName;
    }

    /** The topic with this wire name; empty for an unknown one. */
    public static Optional<Topic> of(String wireName) {
        return Arrays.stream(values())
                .filter(topic -> topic.wireName.equals(wireName))
                .findFirst();
    }
}
