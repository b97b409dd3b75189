package tally.bench;

import java.time.LocalDate;
import java.util.Optional;
import tally.domain.CustomerId;
import tally.domain.ProductId;
import tally.domain.books.SaleFilter;
import tally.domain.sales.PaymentMethod;

/**
 * Which sales are asked for, said three times: to Tally over HTTP, to its store, and in SQL.
 *
 * @param query further parameters of a query that has some before
 * @param where a condition on {@code s}, the sales
 */
record Narrowed(String query, SaleFilter filter, String where) {
    static final Narrowed NOT = new Narrowed("", SaleFilter.NONE, "true");

    static final Narrowed TO_CASH = new Narrowed(
            "&payment_method=cash",
            new SaleFilter(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(PaymentMethod.CASH),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty()),
            "s.payment_method = 'cash'");

    static final Narrowed TO_JUNE = new Narrowed(
            "&date_from=2024-06-01&date_to=2024-06-30",
            new SaleFilter(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(LocalDate.of(2024, 6, 1)),
                    Optional.of(LocalDate.of(2024, 6, 30)),
                    Optional.empty()),
            "s.date between '2024-06-01' and '2024-06-30'");

    static Narrowed to(ProductId product) {
        final SaleFilter filter = new SaleFilter(
                Optional.of(product),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return new Narrowed("&product_id=" + product, filter, "s.product_id = '" + product + "'");
    }

    static Narrowed to(CustomerId customer) {
        final SaleFilter filter = new SaleFilter(
                Optional.empty(),
                Optional.of(customer),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return new Narrowed("&customer_id=" + customer, filter, "s.customer_id = '" + customer + "'");
    }
}
