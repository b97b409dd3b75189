package tally.domain.events;

import java.util.List;
import java.util.Optional;
import tally.domain.BusinessId;
import tally.domain.CustomerId;
import tally.domain.ProductId;
import tally.domain.UploadId;

/**
 * What an event tells the jobs downstream: which products and customers of which business, and why.
 *
 * @param cause the file that made the sales; empty for a forecast that someone asked for
 */
public record EventPayload(
        BusinessId business, Optional<Cause> cause, List<ProductId> products, List<CustomerId> customers) {
    /** Copies both lists. */
    public EventPayload {
        products = List.copyOf(products);
        customers = List.copyOf(customers);
    }

    /** The file that an event comes from, and how many sales it made. */
    public record Cause(UploadId file, String source, long transactionCount) {}
}
