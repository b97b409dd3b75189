package tally.http.json;

/** The answer to a wish to retry many rows: how many will be tried. */
public record RetriesAcceptedView(String status, long count) {

    /** The view of so many accepted rows. */
    public static RetriesAcceptedView of(long count) {
        return new RetriesAcceptedView("pending", count);
    }
}
