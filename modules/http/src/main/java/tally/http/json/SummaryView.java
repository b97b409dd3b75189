package tally.http.json;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import tally.domain.BusinessId;
import tally.domain.books.SalesSummary;

/** The sales of a business, added up. */
public record SummaryView(
        UUID businessId,
        BigDecimal totalRevenue,
        long totalTransactions,
        BigDecimal averageTransactionValue,
        List<ByProduct> revenueByProduct,
        List<ByMethod> revenueByPaymentMethod,
        List<ByDay> revenueByDay,
        Optional<LocalDate> firstTransactionDate,
        Optional<LocalDate> lastTransactionDate) {

    /** The view of a summary. */
    public static SummaryView of(BusinessId business, SalesSummary summary) {
        return new SummaryView(
                business.value(),
                summary.totals().revenue(),
                summary.totals().count(),
                summary.totals().average(),
                all(summary.byProduct(), ByProduct::of),
                all(summary.byPaymentMethod(), ByMethod::of),
                all(summary.byDay(), ByDay::of),
                summary.first(),
                summary.last());
    }

    private static <V> List<V> all(List<SalesSummary.Slice> slices, Function<SalesSummary.Slice, V> view) {
        return slices.stream().map(view).toList();
    }

    /** What one product brought. */
    public record ByProduct(String productName, long count, BigDecimal total) {

        private static ByProduct of(SalesSummary.Slice slice) {
            return new ByProduct(
                    slice.name(), slice.totals().count(), slice.totals().revenue());
        }
    }

    /** What came in by one method of payment. */
    public record ByMethod(String method, long count, BigDecimal total) {

        private static ByMethod of(SalesSummary.Slice slice) {
            return new ByMethod(
                    slice.name(), slice.totals().count(), slice.totals().revenue());
        }
    }

    /** What one day brought. */
    public record ByDay(String date, long count, BigDecimal total) {

        private static ByDay of(SalesSummary.Slice slice) {
            return new ByDay(
                    slice.name(), slice.totals().count(), slice.totals().revenue());
        }
    }
}
