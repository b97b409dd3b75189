package tally.domain;

/** Which piece of a list is wanted: at most {@code limit} (1 to 100) results, after the first {@code offset}. */
public record PageRequest(int limit, long offset) {
    /** The most results that one page may hold. */
    public static final int MAX_LIMIT = 100;

    /** The first page in the usual size. */
    public static final PageRequest FIRST = new PageRequest(50, 0);

    /** Refuses a limit outside 1 to 100 and a negative offset. */
    public PageRequest {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("limit must be 1 to " + MAX_LIMIT + ": " + limit);
        }
        if (offset < 0) {
            throw new IllegalArgumentException("offset must not be negative: " + offset);
        }
    }
}
