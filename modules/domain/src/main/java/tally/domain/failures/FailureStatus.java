package tally.domain.failures;

import java.util.Locale;

/** Where a failed row is on its way back. */
public enum FailureStatus {
    /** Waits for a person. */
    FAILED,
    /** A retry was asked for and has not run yet. */
    PENDING,
    /** Booked, or found to be a duplicate. */
    RESOLVED,
    /** A person decided that it is no sale. */
    DISCARDED;

    /** The status as the API and the database write it. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
