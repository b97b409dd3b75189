package tally.http.json;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import tally.domain.books.SalesTotals;

/** A page of sales, and beside it the figures of all that match. */
public record TransactionsView(
        long count,
        Optional<String> next,
        Optional<String> previous,
        List<TransactionView> results,
        TotalsView summary) {

    /** The view of a page with its figures. */
    public static TransactionsView of(ListView<TransactionView> page, SalesTotals totals) {
        TotalsView figures = new TotalsView(totals.revenue(), totals.average(), totals.count());
        return new TransactionsView(page.count(), page.next(), page.previous(), page.results(), figures);
    }

    /** The figures of all sales that match. */
    public record TotalsView(BigDecimal totalRevenue, BigDecimal averageValue, long transactionCount) {}
}
