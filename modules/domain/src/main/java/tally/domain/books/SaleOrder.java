package tally.domain.books;

/** How a list of sales is sorted; equal ones by id. */
public record SaleOrder(Key key, boolean descending) {
    /** Newest day first. */
    public static final SaleOrder NEWEST_FIRST = new SaleOrder(Key.DATE, true);

    /** What it is sorted by. */
    public enum Key {
        DATE,
        AMOUNT,
        CREATED_AT
    }
}
