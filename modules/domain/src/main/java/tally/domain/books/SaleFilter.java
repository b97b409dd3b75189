package tally.domain.books;

import java.time.LocalDate;
import java.util.Optional;
import tally.domain.CustomerId;
import tally.domain.ProductId;
import tally.domain.UploadId;
import tally.domain.sales.PaymentMethod;

/** Which sales of a business are meant; what is empty does not narrow. Both dates are included. */
public record SaleFilter(
        Optional<ProductId> product,
        Optional<CustomerId> customer,
        Optional<PaymentMethod> paymentMethod,
        Optional<LocalDate> from,
        Optional<LocalDate> to,
        Optional<UploadId> upload) {

    /** All sales. */
    public static final SaleFilter NONE = new SaleFilter(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
