package tally.testkit;

import java.math.BigDecimal;
import tally.domain.BusinessId;
import tally.domain.Scope;
import tally.domain.books.BookedSale;
import tally.domain.books.Customer;
import tally.domain.books.Product;
import tally.domain.sales.Sale;
import tally.domain.uploads.Upload;

/** Changes the books of a business so that they no longer agree: what a person with SQL, or a bug, may do. */
final class Spoiling {
    private final Memory memory;
    private final BusinessId business;
    private final Ledger ledger;

    Spoiling(Memory memory, BusinessId business) {
        this.memory = memory;
        this.business = business;
        this.ledger = memory.ledger(business);
    }

    void spoil(Stores.Spoiled what) {
        switch (what) {
            case STOCK -> stock();
            case QUANTITY -> replace(first(), 1, BigDecimal.ZERO);
            case AMOUNT -> replace(first(), 0, BigDecimal.ONE);
            case SALE -> ledger.entries().remove(0);
            case CUSTOMER -> customer();
            case COUNTER -> counter();
        }
    }

    private void stock() {
        final Product product = ledger.products().values().iterator().next();
        ledger.products()
                .put(product.name(), Ledger.withStock(product, product.stock().current() - 1));
    }

    private void customer() {
        final Customer customer = ledger.customers().values().iterator().next();
        final BigDecimal more = customer.totalPurchases().add(BigDecimal.ONE);
        ledger.customers()
                .put(
                        customer.name(),
                        new Customer(
                                customer.id(), customer.name(), more, customer.lastPurchase(), customer.createdAt()));
    }

    private void counter() {
        final Upload.Amounts nothing = new Upload.Amounts(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, 0);
        memory.uploads(Scope.of(business)).findFirst().orElseThrow().add(new Upload.Counters(0, 1, 0, 0), nothing);
    }

    private Ledger.Entry first() {
        return ledger.entries().get(0);
    }

    private void replace(Ledger.Entry entry, int morePieces, BigDecimal moreMoney) {
        final Sale sale = entry.booked().sale();
        final Sale changed = new Sale(
                sale.date(),
                sale.time(),
                sale.product(),
                sale.quantity() + morePieces,
                sale.amount().add(moreMoney),
                sale.unitPrice(),
                sale.customer(),
                sale.paymentMethod(),
                sale.notes());
        final BookedSale booked = new BookedSale(
                entry.booked().id(),
                changed,
                entry.booked().upload(),
                entry.booked().createdAt());
        ledger.entries()
                .set(0, new Ledger.Entry(booked, entry.key(), entry.occurrence(), entry.product(), entry.customer()));
    }
}
