package tally.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tally.domain.PageRequest;
import tally.domain.books.BookedSale;
import tally.domain.books.SaleFilter;
import tally.domain.books.SaleOrder;
import tally.domain.sales.PaymentMethod;
import tally.domain.sales.Sale;
import tally.testkit.Sales;

/** That every value of a sale comes back as it was booked, in whatever form it travels. */
public abstract class SaleValuesContract extends StoreContract {
    /** For subclasses. */
    protected SaleValuesContract() {}

    @ParameterizedTest
    @ValueSource(strings = {"0.0001", "0.01", "600", "600.0", "1234.5600", "9999.9999", "10000.0001", "10000000.0000"})
    void anAmountIsKeptAsItStands(String amount) {
        final Sale sale = Sales.sale().amount(amount).build();
        shop().imports(sale);

        assertEquals(List.of(sale), sales());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0001-01-01", "1582-10-10", "1999-12-31", "2000-02-29", "2025-11-27"})
    void aDayIsKeptAsItIs(String day) {
        final Sale sale = Sales.sale().on(day).build();
        shop().imports(sale);

        assertEquals(List.of(sale), sales());
    }

    @ParameterizedTest
    @ValueSource(strings = {"00:00", "02:30", "23:59:59", "23:59:59.999999"})
    void aTimeOfDayIsKeptAsItIs(String time) {
        final Sale sale = Sales.sale().at(time).build();
        shop().imports(sale);

        assertEquals(List.of(sale), sales());
    }

    @ParameterizedTest
    @EnumSource
    void aPaymentMethodIsKeptAsItIs(PaymentMethod method) {
        final Sale sale = Sales.sale().paidBy(method).build();
        shop().imports(sale);

        assertEquals(List.of(sale), sales());
    }

    @Test
    void notesAreKeptAsTheyAre() {
        final Sale sale = Sales.sale()
                .noting("\t\\N \\. \"quoted\",\r\n\uD83D\uDECD ".repeat(30))
                .build();
        shop().imports(sale);

        assertEquals(List.of(sale), sales());
    }

    private List<Sale> sales() {
        return stores()
                .salesBooks()
                .sales(shop().id(), SaleFilter.NONE, SaleOrder.NEWEST_FIRST, PageRequest.FIRST)
                .results()
                .stream()
                .map(BookedSale::sale)
                .toList();
    }
}
