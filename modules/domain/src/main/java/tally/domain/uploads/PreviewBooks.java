package tally.domain.uploads;

import java.util.List;
import tally.domain.BusinessId;

/** What a preview asks of the books; it changes nothing. Each method is one transaction. Safe for use by many threads. */
public interface PreviewBooks {
    /** Holds sales that are not booked, in the order of their file, against what the business has. */
    Comparison compare(BusinessId business, List<KeyedSale> sales);

    /**
     * What booking would meet.
     *
     * @param newProducts names that the business has not sold yet
     * @param newCustomers names that it does not know yet
     * @param alreadyThere sales that it has already
     */
    record Comparison(long newProducts, long newCustomers, long alreadyThere) {}
}
