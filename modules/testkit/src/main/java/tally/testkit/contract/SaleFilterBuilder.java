package tally.testkit.contract;

import java.time.LocalDate;
import java.util.Optional;
import tally.domain.CustomerId;
import tally.domain.ProductId;
import tally.domain.UploadId;
import tally.domain.books.SaleFilter;
import tally.domain.sales.PaymentMethod;

/** Makes a filter of sales from what narrows it. */
final class SaleFilterBuilder {
    private Optional<ProductId> product = Optional.empty();
    private Optional<CustomerId> customer = Optional.empty();
    private Optional<PaymentMethod> method = Optional.empty();
    private Optional<LocalDate> from = Optional.empty();
    private Optional<LocalDate> to = Optional.empty();
    private Optional<UploadId> upload = Optional.empty();

    SaleFilterBuilder product(ProductId wanted) {
        product = Optional.of(wanted);
        return this;
    }

    SaleFilterBuilder customer(CustomerId wanted) {
        customer = Optional.of(wanted);
        return this;
    }

    SaleFilterBuilder method(PaymentMethod wanted) {
        method = Optional.of(wanted);
        return this;
    }

    SaleFilterBuilder from(String day) {
        from = Optional.of(LocalDate.parse(day));
        return this;
    }

    SaleFilterBuilder to(String day) {
        to = Optional.of(LocalDate.parse(day));
        return this;
    }

    SaleFilterBuilder upload(UploadId wanted) {
        upload = Optional.of(wanted);
        return this;
    }

    SaleFilter build() {
        return new SaleFilter(product, customer, method, from, to, upload);
    }
}
