package tally.domain.failures;

/** How a list of failed rows is sorted; equal ones by row. */
public record FailedJobOrder(Key key, boolean descending) {
    /** The newest first. */
    public static final FailedJobOrder NEWEST_FIRST = new FailedJobOrder(Key.CREATED_AT, true);

    /** What it is sorted by. */
    public enum Key {
        CREATED_AT,
        FILE_ID
    }
}
