package tally.domain.books;

import java.util.List;
import tally.domain.Page;

/**
 * A page of sales, and the figures of all that match, of which it is a part.
 *
 * @param totals of all that match
 * @param results the sales of this page
 */
public record SalesPage(SalesTotals totals, List<BookedSale> results) {
    /** Copies the results, so that a page never changes. */
    public SalesPage {
        results = List.copyOf(results);
    }

    /** The same without the money. */
    public Page<BookedSale> page() {
        return new Page<>(totals.count(), results);
    }
}
