package tally.testkit;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import tally.domain.CustomerId;
import tally.domain.IdSource;
import tally.domain.ProductId;
import tally.domain.SaleId;
import tally.domain.UploadId;
import tally.domain.books.BookedSale;
import tally.domain.books.Customer;
import tally.domain.books.Product;
import tally.domain.sales.Sale;
import tally.domain.sales.SaleKey;
import tally.domain.uploads.KeyedSale;

/** The books of one business as {@link Memory} keeps them: sales, products by name, customers by name. */
final class Ledger {
    private static final long REORDER_POINT = 50;

    private final IdSource ids;
    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, Product> products = new TreeMap<>();
    private final Map<String, Customer> customers = new TreeMap<>();
    private final Set<ProductId> edited = new HashSet<>();

    Ledger(IdSource ids) {
        this.ids = ids;
    }

    List<Entry> entries() {
        return entries;
    }

    Stream<Entry> entries(UploadId upload) {
        return entries.stream().filter(entry -> entry.booked().upload().equals(upload));
    }

    Map<String, Product> products() {
        return products;
    }

    Map<String, Customer> customers() {
        return customers;
    }

    /** Books the sale unless its occurrence is there already; says whether it did. */
    boolean add(SaleId id, KeyedSale keyed, Origin origin) {
        final boolean there = equal(keyed.key()).anyMatch(entry -> entry.occurrence() == keyed.occurrence());
        if (!there) {
            final Sale sale = keyed.sale();
            final ProductId product = sell(sale, origin.now());
            final Optional<CustomerId> customer = sale.customer().map(name -> buy(name, sale, origin.now()));
            final BookedSale booked = new BookedSale(id, sale, origin.upload(), origin.now());
            entries.add(new Entry(booked, keyed.key(), keyed.occurrence(), product, customer));
        }
        return !there;
    }

    /** Puts a product in as a person wants it to be. */
    void edit(Product product) {
        products.put(product.name(), product);
        edited.add(product.id());
    }

    /** Takes all sales of an upload out again, with what only they made; gives their number. */
    long remove(UploadId upload) {
        final List<Entry> gone = entries(upload).toList();
        entries.removeAll(gone);
        gone.forEach(this::giveBack);
        gone.stream().map(Entry::key).distinct().forEach(this::renumber);
        final List<Sale> left =
                entries.stream().map(entry -> entry.booked().sale()).toList();
        products.values()
                .removeIf(product -> !edited.contains(product.id())
                        && left.stream().noneMatch(sale -> sale.product().equals(product.name())));
        customers
                .keySet()
                .removeIf(name -> left.stream()
                        .noneMatch(sale -> sale.customer().filter(name::equals).isPresent()));
        return gone.size();
    }

    private void giveBack(Entry gone) {
        final Sale sale = gone.booked().sale();
        products.computeIfPresent(
                sale.product(),
                (name, product) -> withStock(product, product.stock().current() + sale.quantity()));
        sale.customer()
                .ifPresent(name -> customers.computeIfPresent(
                        name,
                        (key, customer) -> new Customer(
                                customer.id(),
                                name,
                                customer.totalPurchases().subtract(sale.amount()),
                                lastPurchase(customer),
                                customer.createdAt())));
    }

    private LocalDate lastPurchase(Customer customer) {
        return entries.stream()
                .map(entry -> entry.booked().sale())
                .filter(sale -> sale.customer().filter(customer.name()::equals).isPresent())
                .map(Sale::date)
                .max(Comparator.naturalOrder())
                .orElse(customer.lastPurchase());
    }

    /** Of n equal sales that are left, the occurrences are 1 to n again. */
    private void renumber(SaleKey key) {
        final List<Entry> left =
                equal(key).sorted(Comparator.comparingInt(Entry::occurrence)).toList();
        for (int i = 0; i < left.size(); i++) {
            final Entry entry = left.get(i);
            entries.set(
                    entries.indexOf(entry), new Entry(entry.booked(), key, i + 1, entry.product(), entry.customer()));
        }
    }

    long heldByOthers(SaleKey key, UploadId upload) {
        return equal(key)
                .filter(entry -> !entry.booked().upload().equals(upload))
                .count();
    }

    int lastOccurrence(SaleKey key) {
        return equal(key).mapToInt(Entry::occurrence).max().orElse(0);
    }

    private Stream<Entry> equal(SaleKey key) {
        return entries.stream().filter(entry -> entry.key().equals(key));
    }

    private ProductId sell(Sale sale, Instant now) {
        final Product product = products.computeIfAbsent(sale.product(), name -> newProduct(sale, now));
        products.put(sale.product(), withStock(product, product.stock().current() - sale.quantity()));
        return product.id();
    }

    private Product newProduct(Sale sale, Instant now) {
        final ProductId id = new ProductId(ids.next());
        final String sku = String.format("SKU-%08X", id.value().hashCode());
        final Product.Stock stock = new Product.Stock(0, 0, REORDER_POINT);
        return new Product(id, sale.product(), sku, stock, Optional.of(sale.unitPrice()), now);
    }

    static Product withStock(Product product, long current) {
        final Product.Stock stock = new Product.Stock(
                product.stock().initial(), current, product.stock().reorderPoint());
        return new Product(
                product.id(), product.name(), product.sku(), stock, product.unitPrice(), product.createdAt());
    }

    private CustomerId buy(String name, Sale sale, Instant now) {
        final Customer customer = customers.computeIfAbsent(
                name, key -> new Customer(new CustomerId(ids.next()), key, BigDecimal.ZERO, sale.date(), now));
        final boolean later = sale.date().isAfter(customer.lastPurchase());
        customers.put(
                name,
                new Customer(
                        customer.id(),
                        name,
                        customer.totalPurchases().add(sale.amount()),
                        later ? sale.date() : customer.lastPurchase(),
                        customer.createdAt()));
        return customer.id();
    }

    /** Where a sale comes from, and when it was booked. */
    record Origin(UploadId upload, Instant now) {}

    /** One line of the books. */
    record Entry(BookedSale booked, SaleKey key, int occurrence, ProductId product, Optional<CustomerId> customer) {}
}
