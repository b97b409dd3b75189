package tally.domain.books;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Revenue by product, by payment method (both largest first) and by day (oldest first), and the days between which. */
public record SalesSummary(
        SalesTotals totals,
        List<Slice> byProduct,
        List<Slice> byPaymentMethod,
        List<Slice> byDay,
        Optional<LocalDate> first,
        Optional<LocalDate> last) {

    /** One bar of the summary: a product's name, a method or a day, with its figures. */
    public record Slice(String name, SalesTotals totals) {}
}
