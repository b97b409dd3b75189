package tally.http.json;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import tally.domain.books.Customer;

/** A customer with what it has bought in all. */
public record CustomerView(UUID id, String name, BigDecimal totalPurchases, LocalDate lastPurchase, Instant createdAt) {

    /** The view of a customer. */
    public static CustomerView of(Customer customer) {
        return new CustomerView(
                customer.id().value(),
                customer.name(),
                customer.totalPurchases(),
                customer.lastPurchase(),
                customer.createdAt());
    }
}
