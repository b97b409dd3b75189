package tally.domain.sales;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static tally.domain.sales.Rows.accepted;
import static tally.domain.sales.Rows.refused;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A row as a whole. */
class SaleRulesTest {
    @Test
    void aFullRowBecomesASaleWithEveryField() {
        final RowValues row = RowValues.ofTexts(
                new String[] {"2025-11-07", "Shirt", "5", "600.00", "Ahmed", "bKash", "10:30", "120.00", "gift"});
        final Sale sale = new Sale(
                LocalDate.of(2025, 11, 7),
                Optional.of(LocalTime.of(10, 30)),
                "Shirt",
                5,
                new BigDecimal("600.00"),
                new BigDecimal("120.00"),
                Optional.of("Ahmed"),
                PaymentMethod.BKASH,
                "gift");

        assertEquals(sale, accepted(row));
    }

    @Test
    void aRowOfTheRequiredColumnsAloneIsASale() {
        final Sale sale = accepted(Rows.good());

        assertEquals(Optional.empty(), sale.customer());
        assertEquals(Optional.empty(), sale.time());
        assertEquals(PaymentMethod.CASH, sale.paymentMethod());
    }

    @Test
    void ofSeveralProblemsTheFirstColumnsIsTold() {
        final RowValues row = RowValues.of(Map.of(
                Field.DATE,
                "2025-11-07",
                Field.PRODUCT,
                "",
                Field.QUANTITY,
                "none",
                Field.AMOUNT,
                "none",
                Field.TIME,
                "none"));

        assertEquals(ErrorCode.MISSING_VALUE, refused(row).code());
    }

    @Test
    void aRowOfNothingIsRefusedForItsDate() {
        assertEquals(ErrorCode.INVALID_DATE, refused(RowValues.of(Map.of())).code());
    }

    @Test
    void aValueWithoutEndIsShortenedInTheMessage() {
        final RowProblem problem = refused(Rows.with(Field.DATE, "9".repeat(10_000)));

        assertEquals(255, problem.value().length());
        assertEquals(500, problem.message().length());
    }
}
