package tally.domain.books;

import tally.domain.BusinessId;
import tally.domain.Page;
import tally.domain.PageRequest;

/** The books of a business, for reading. Each method reads one snapshot. Safe for use by many threads. */
public interface SalesBooks {
    /** A page of the sales that match, with the figures of all of them. */
    SalesPage sales(BusinessId business, SaleFilter filter, SaleOrder order, PageRequest page);

    /** The figures of all sales that match. */
    default SalesTotals totals(BusinessId business, SaleFilter filter) {
        return sales(business, filter, SaleOrder.NEWEST_FIRST, PageRequest.FIRST)
                .totals();
    }

    /** The sales that match, added up by product, payment method and day. */
    SalesSummary summary(BusinessId business, SaleFilter filter);

    /** The products, by name. */
    Page<Product> products(BusinessId business, PageRequest page);

    /** The customers, by name. */
    Page<Customer> customers(BusinessId business, PageRequest page);
}
