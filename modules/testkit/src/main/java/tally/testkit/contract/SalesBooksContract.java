package tally.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tally.domain.CustomerId;
import tally.domain.Page;
import tally.domain.PageRequest;
import tally.domain.ProductId;
import tally.domain.UploadId;
import tally.domain.books.BookedSale;
import tally.domain.books.SaleFilter;
import tally.domain.books.SaleOrder;
import tally.domain.books.SalesBooks;
import tally.domain.books.SalesSummary;
import tally.domain.books.SalesSummary.Slice;
import tally.domain.books.SalesTotals;
import tally.domain.sales.PaymentMethod;
import tally.domain.sales.Sale;
import tally.testkit.Sales;
import tally.testkit.Shop;

/** What {@link SalesBooks} promises. */
public abstract class SalesBooksContract extends StoreContract {
    private static final Sale SHIRT = Sales.sale()
            .of("Shirt")
            .on("2025-11-07")
            .at("23:30")
            .pieces(2)
            .amount("100.50")
            .to("Ahmed")
            .build();
    private static final Sale SHOES = Sales.sale()
            .of("Shoes")
            .on("2025-11-08")
            .pieces(1)
            .amount("80")
            .paidBy(PaymentMethod.BKASH)
            .build();
    private static final Sale TEA = Sales.sale()
            .of("Tea")
            .on("2025-11-09")
            .pieces(4)
            .amount("0.0001")
            .to("Rahim")
            .paidBy(PaymentMethod.BKASH)
            .build();

    /** For subclasses. */
    protected SalesBooksContract() {}

    @Test
    void aSaleComesBackAsItWasBookedWhateverTheSessionsZone() {
        final UploadId upload = shop().imports(SHIRT);
        final BookedSale booked =
                page(SaleFilter.NONE, SaleOrder.NEWEST_FIRST).results().get(0);

        assertEquals(SHIRT, booked.sale());
        assertEquals(upload, booked.upload());
    }

    @Test
    void theBooksOfAnotherBusinessAreEmpty() {
        shop().imports(SHIRT);
        final Shop other = otherShop();

        assertEquals(0, books().totals(other.id(), SaleFilter.NONE).count());
        assertEquals(0, books().products(other.id(), PageRequest.FIRST).count());
        assertEquals(0, books().customers(other.id(), PageRequest.FIRST).count());
    }

    @Test
    void salesAreListedByDay() {
        shop().imports(SHOES, TEA, SHIRT);

        assertEquals(List.of(TEA, SHOES, SHIRT), sales(SaleOrder.NEWEST_FIRST));
        assertEquals(List.of(SHIRT, SHOES, TEA), sales(new SaleOrder(SaleOrder.Key.DATE, false)));
    }

    @Test
    void salesAreListedByAmount() {
        shop().imports(SHOES, TEA, SHIRT);

        assertEquals(List.of(SHIRT, SHOES, TEA), sales(new SaleOrder(SaleOrder.Key.AMOUNT, true)));
        assertEquals(List.of(TEA, SHOES, SHIRT), sales(new SaleOrder(SaleOrder.Key.AMOUNT, false)));
    }

    @Test
    void salesAreListedInTheOrderOfTheirBooking() {
        shop().imports(TEA);
        stores().timePasses(Duration.ofSeconds(1));
        shop().imports(SHIRT);

        assertEquals(List.of(TEA, SHIRT), sales(new SaleOrder(SaleOrder.Key.CREATED_AT, false)));
        assertEquals(List.of(SHIRT, TEA), sales(new SaleOrder(SaleOrder.Key.CREATED_AT, true)));
    }

    @Test
    void pagesOfAnyOrderMakeTheWholeListInThatOrder() {
        shop().imports(SHIRT, TEA, SHOES, SHIRT, TEA, SHIRT, SHOES);
        for (final SaleOrder.Key key : SaleOrder.Key.values()) {
            for (final boolean descending : List.of(true, false)) {
                final SaleOrder order = new SaleOrder(key, descending);
                final List<BookedSale> whole = page(SaleFilter.NONE, order).results();
                final List<BookedSale> pages = Stream.of(0, 3, 6, 9)
                        .map(offset -> books().sales(shop().id(), SaleFilter.NONE, order, new PageRequest(3, offset)))
                        .flatMap(page -> page.results().stream())
                        .toList();
                assertEquals(7, whole.size());
                assertEquals(whole, pages, order.toString());
            }
        }
    }

    @Test
    void aPageBehindTheEndIsEmptyAndStillSaysHowManyThereAre() {
        shop().imports(SHIRT);

        assertEquals(
                new Page<>(1, List.of()),
                books().sales(shop().id(), SaleFilter.NONE, SaleOrder.NEWEST_FIRST, new PageRequest(2, 5))
                        .page());
    }

    @Test
    void pagesOfEqualSalesNeitherRepeatNorMissOne() {
        shop().imports(SHIRT, SHIRT, SHIRT);
        final Page<BookedSale> first = books().sales(
                        shop().id(), SaleFilter.NONE, SaleOrder.NEWEST_FIRST, new PageRequest(2, 0))
                .page();
        final Page<BookedSale> second = books().sales(
                        shop().id(), SaleFilter.NONE, SaleOrder.NEWEST_FIRST, new PageRequest(2, 2))
                .page();

        assertEquals(3, first.count());
        assertEquals(1, second.results().size());
        assertEquals(
                3,
                Stream.concat(first.results().stream(), second.results().stream())
                        .map(BookedSale::id)
                        .distinct()
                        .count());
    }

    @Test
    void salesOfOneProductCanBeAskedFor() {
        shop().imports(SHIRT, SHOES, TEA);
        final ProductId shoes = books().products(shop().id(), PageRequest.FIRST)
                .results()
                .get(1)
                .id();

        assertEquals(
                List.of(SHOES), sales(new SaleFilterBuilder().product(shoes).build()));
    }

    @Test
    void salesToOneCustomerCanBeAskedFor() {
        shop().imports(SHIRT, SHOES, TEA);
        final CustomerId rahim = books().customers(shop().id(), PageRequest.FIRST)
                .results()
                .get(1)
                .id();

        assertEquals(List.of(TEA), sales(new SaleFilterBuilder().customer(rahim).build()));
    }

    @Test
    void salesPaidInOneWayCanBeAskedFor() {
        shop().imports(SHIRT, SHOES, TEA);

        assertEquals(
                List.of(TEA, SHOES),
                sales(new SaleFilterBuilder().method(PaymentMethod.BKASH).build()));
    }

    @Test
    void salesBetweenTwoDaysCanBeAskedForBothIncluded() {
        shop().imports(SHIRT, SHOES, TEA);

        assertEquals(
                List.of(SHOES),
                sales(new SaleFilterBuilder()
                        .from("2025-11-08")
                        .to("2025-11-08")
                        .build()));
        assertEquals(
                List.of(TEA, SHOES),
                sales(new SaleFilterBuilder().from("2025-11-08").build()));
        assertEquals(
                List.of(SHOES, SHIRT),
                sales(new SaleFilterBuilder().to("2025-11-08").build()));
    }

    @Test
    void salesOfOneUploadCanBeAskedFor() {
        shop().imports(SHIRT);
        final UploadId second = shop().imports(SHOES);
        shop().imports(TEA);

        assertEquals(
                List.of(SHOES), sales(new SaleFilterBuilder().upload(second).build()));
    }

    @Test
    void totalsAreOfAllThatMatch() {
        shop().imports(SHIRT, SHOES, TEA);
        final SalesTotals all = books().totals(shop().id(), SaleFilter.NONE);
        final SalesTotals bkash = books().totals(
                        shop().id(),
                        new SaleFilterBuilder().method(PaymentMethod.BKASH).build());

        assertEquals(new BigDecimal("180.5001"), all.revenue());
        assertEquals(3, all.count());
        assertEquals(new BigDecimal("80.0001"), bkash.revenue());
    }

    @Test
    void totalsOfNothingAreZero() {
        assertEquals(0, books().totals(shop().id(), SaleFilter.NONE).revenue().signum());
    }

    @Test
    void theSummaryAddsUpByProductPaymentMethodAndDay() {
        shop().imports(SHOES, SHIRT, TEA, SHIRT);
        final SalesSummary summary = books().summary(shop().id(), SaleFilter.NONE);

        assertEquals(List.of("Shirt 2 201.00", "Shoes 1 80", "Tea 1 0.0001"), texts(summary.byProduct()));
        assertEquals(List.of("cash 2 201.00", "bkash 2 80.0001"), texts(summary.byPaymentMethod()));
        assertEquals(List.of("2025-11-07 2 201.00", "2025-11-08 1 80", "2025-11-09 1 0.0001"), texts(summary.byDay()));
        assertEquals(Optional.of(LocalDate.of(2025, 11, 7)), summary.first());
        assertEquals(Optional.of(LocalDate.of(2025, 11, 9)), summary.last());
        assertEquals(4, summary.totals().count());
    }

    @Test
    void theSummaryIsOfWhatMatches() {
        shop().imports(SHOES, SHIRT, TEA);
        final SalesSummary summary = books().summary(
                        shop().id(), new SaleFilterBuilder().to("2025-11-07").build());

        assertEquals(List.of("Shirt 1 100.50"), texts(summary.byProduct()));
        assertEquals(Optional.of(LocalDate.of(2025, 11, 7)), summary.last());
    }

    @Test
    void theSummaryOfNothingIsEmpty() {
        final SalesSummary summary = books().summary(shop().id(), SaleFilter.NONE);

        assertEquals(List.of(), summary.byDay());
        assertEquals(Optional.empty(), summary.first());
    }

    @Test
    void productsAndCustomersAreListedByNameAPieceAtATime() {
        shop().imports(TEA, SHIRT, SHOES);

        assertEquals(
                new Page<>(3, List.of("Tea")),
                books().products(shop().id(), new PageRequest(2, 2)).map(product -> product.name()));
        assertEquals(
                new Page<>(2, List.of("Ahmed")),
                books().customers(shop().id(), new PageRequest(1, 0)).map(customer -> customer.name()));
    }

    private SalesBooks books() {
        return stores().salesBooks();
    }

    private Page<BookedSale> page(SaleFilter filter, SaleOrder order) {
        return books().sales(shop().id(), filter, order, PageRequest.FIRST).page();
    }

    private List<Sale> sales(SaleOrder order) {
        return page(SaleFilter.NONE, order).results().stream()
                .map(BookedSale::sale)
                .toList();
    }

    private List<Sale> sales(SaleFilter filter) {
        return page(filter, SaleOrder.NEWEST_FIRST).results().stream()
                .map(BookedSale::sale)
                .toList();
    }

    private static List<String> texts(List<Slice> slices) {
        return slices.stream()
                .map(slice -> slice.name() + " " + slice.totals().count() + " "
                        + slice.totals().revenue().toPlainString())
                .toList();
    }
}
