package tally.domain.books;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import tally.domain.CustomerId;

/** A customer of a business, with what it has bought in all and the day of its last purchase. */
public record Customer(
        CustomerId id, String name, BigDecimal totalPurchases, LocalDate lastPurchase, Instant createdAt) {}
