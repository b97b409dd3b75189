package tally.domain.uploads;

import java.util.Locale;

/** Where an upload is on its way. */
public enum UploadStatus {
    /** Stored, and waiting for a worker. */
    PENDING,
    /** A node works on it, or did until its lease ran out. */
    PROCESSING,
    /** Read to the end; single rows may have failed. */
    COMPLETED,
    /** Given up as a whole; what was booked before stays. */
    FAILED,
    /** Stopped by a person; what was booked before stays. */
    CANCELLED,
    /** Taken back by a person: nothing of it is booked any more. */
    UNDONE,
    /** A receipt that was read, but not surely enough; it waits for a person. */
    NEEDS_REVIEW,
    /** A receipt that a person turned down; nothing of it was booked. */
    REJECTED;

    /** The status as the API and the database write it. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether work on it is still to be done. */
    public boolean active() {
        return this == PENDING || this == PROCESSING;
    }
}
