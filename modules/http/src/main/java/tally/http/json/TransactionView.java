package tally.http.json;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import java.util.UUID;
import tally.domain.books.BookedSale;
import tally.domain.sales.Sale;

/** A booked sale. */
public record TransactionView(
        UUID id,
        LocalDate date,
        Optional<LocalTime> time,
        String productName,
        int quantity,
        BigDecimal unitPrice,
        BigDecimal amount,
        Optional<String> customerName,
        String paymentMethod,
        String notes,
        UUID fileId,
        Instant createdAt) {

    /** The view of a sale. */
    public static TransactionView of(BookedSale booked) {
        Sale sale = booked.sale();
        return new TransactionView(
                booked.id().value(),
                sale.date(),
                sale.time(),
                sale.product(),
                sale.quantity(),
                sale.unitPrice(),
                sale.amount(),
                sale.customer(),
                sale.paymentMethod().wireName(),
                sale.notes(),
                booked.upload().value(),
                booked.createdAt());
    }
}
