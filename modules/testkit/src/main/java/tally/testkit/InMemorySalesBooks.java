package tally.testkit;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tally.domain.BusinessId;
import tally.domain.Page;
import tally.domain.PageRequest;
import tally.domain.books.BookedSale;
import tally.domain.books.Customer;
import tally.domain.books.Product;
import tally.domain.books.SaleFilter;
import tally.domain.books.SaleOrder;
import tally.domain.books.SalesBooks;
import tally.domain.books.SalesPage;
import tally.domain.books.SalesSummary;
import tally.domain.books.SalesSummary.Slice;
import tally.domain.books.SalesTotals;
import tally.domain.sales.Sale;

/** {@link SalesBooks} without a database. */
final class InMemorySalesBooks implements SalesBooks {
    private static final Comparator<Slice> LARGEST_FIRST = Comparator.comparing(
                    (Slice slice) -> slice.totals().revenue())
            .reversed()
            .thenComparing(Slice::name);

    private final Memory memory;

    InMemorySalesBooks(Memory memory) {
        this.memory = memory;
    }

    @Override
    public SalesPage sales(BusinessId business, SaleFilter filter, SaleOrder order, PageRequest page) {
        synchronized (memory) {
            return new SalesPage(
                    totals(matching(business, filter).map(BookedSale::sale).toList()),
                    Pages.page(matching(business, filter).sorted(comparator(order)), page)
                            .results());
        }
    }

    @Override
    public SalesSummary summary(BusinessId business, SaleFilter filter) {
        synchronized (memory) {
            final List<Sale> sales =
                    matching(business, filter).map(BookedSale::sale).toList();
            return new SalesSummary(
                    totals(sales),
                    slices(sales, Sale::product, LARGEST_FIRST),
                    slices(sales, sale -> sale.paymentMethod().wireName(), LARGEST_FIRST),
                    slices(sales, sale -> sale.date().toString(), Comparator.comparing(Slice::name)),
                    sales.stream().map(Sale::date).min(Comparator.<LocalDate>naturalOrder()),
                    sales.stream().map(Sale::date).max(Comparator.<LocalDate>naturalOrder()));
        }
    }

    @Override
    public Page<Product> products(BusinessId business, PageRequest page) {
        synchronized (memory) {
            return Pages.page(memory.ledger(business).products().values().stream(), page);
        }
    }

    @Override
    public Page<Customer> customers(BusinessId business, PageRequest page) {
        synchronized (memory) {
            return Pages.page(memory.ledger(business).customers().values().stream(), page);
        }
    }

    private Stream<BookedSale> matching(BusinessId business, SaleFilter filter) {
        return memory.ledger(business).entries().stream()
                .filter(entry -> matches(filter, entry))
                .map(Ledger.Entry::booked);
    }

    private static boolean matches(SaleFilter filter, Ledger.Entry entry) {
        final Sale sale = entry.booked().sale();
        return filter.product().map(entry.product()::equals).orElse(true)
                && filter.customer()
                        .map(id -> entry.customer().filter(id::equals).isPresent())
                        .orElse(true)
                && filter.paymentMethod().map(sale.paymentMethod()::equals).orElse(true)
                && filter.from().map(from -> !sale.date().isBefore(from)).orElse(true)
                && filter.to().map(to -> !sale.date().isAfter(to)).orElse(true)
                && filter.upload().map(entry.booked().upload()::equals).orElse(true);
    }

    private static Comparator<BookedSale> comparator(SaleOrder order) {
        final Comparator<BookedSale> byKey = switch (order.key()) {
            case DATE -> Comparator.comparing(booked -> booked.sale().date());
            case AMOUNT -> Comparator.comparing(booked -> booked.sale().amount());
            case CREATED_AT -> Comparator.comparing(BookedSale::createdAt);
        };
        return Pages.directed(byKey.thenComparing(BookedSale::id, Pages.byId()), order.descending());
    }

    private static List<Slice> slices(List<Sale> sales, Function<Sale, String> name, Comparator<Slice> order) {
        return sales.stream().collect(Collectors.groupingBy(name)).entrySet().stream()
                .map(group -> new Slice(group.getKey(), totals(group.getValue())))
                .sorted(order)
                .toList();
    }

    private static SalesTotals totals(List<Sale> sales) {
        return new SalesTotals(sales.stream().map(Sale::amount).reduce(BigDecimal.ZERO, BigDecimal::add), sales.size());
    }
}
