package tally.http.reading;

import java.util.Optional;
import tally.domain.CustomerId;
import tally.domain.ProductId;
import tally.domain.UploadId;
import tally.domain.books.SaleFilter;
import tally.domain.books.SaleOrder;
import tally.domain.sales.PaymentMethod;
import tally.http.lists.SortOrder;
import tally.http.server.Parameters;

/** Reads which sales are wanted, and in which order. */
final class SaleQuery {

    private SaleQuery() {}

    static SaleFilter filter(Parameters query) {
        return new SaleFilter(
                query.id("product_id").map(ProductId::new),
                query.id("customer_id").map(CustomerId::new),
                query.choice("payment_method", PaymentMethod.class),
                query.date("date_from"),
                query.date("date_to"),
                query.id("file_id").map(UploadId::new));
    }

    static SaleOrder order(Parameters query) {
        Optional<SaleOrder.Key> key = query.choice(SortOrder.BY, SaleOrder.Key.class);
        return new SaleOrder(key.orElse(SaleOrder.NEWEST_FIRST.key()), SortOrder.descending(query));
    }
}
