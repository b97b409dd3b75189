package tally.domain.sales;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;

/**
 * One sale that passed every check, not yet booked: what, how many, for how much, on which day.
 *
 * @param quantity whole pieces, 1 to 1000
 * @param amount the row's whole amount, above 0, at most four decimals
 * @param customer empty for a walk-in customer
 */
public record Sale(
        LocalDate date,
        Optional<LocalTime> time,
        String product,
        int quantity,
        BigDecimal amount,
        BigDecimal unitPrice,
        Optional<String> customer,
        PaymentMethod paymentMethod,
        String notes) {}
