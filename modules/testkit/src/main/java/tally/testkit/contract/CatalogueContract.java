package tally.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tally.domain.BusinessId;
import tally.domain.PageRequest;
import tally.domain.UploadId;
import tally.domain.audit.Actor;
import tally.domain.audit.AuditAction;
import tally.domain.audit.AuditEntry;
import tally.domain.audit.AuditFilter;
import tally.domain.books.Catalogue;
import tally.domain.books.Consistency;
import tally.domain.books.Product;
import tally.domain.books.ProductChange;
import tally.domain.sales.Sale;
import tally.testkit.Sales;

/** What {@link Catalogue} promises. */
public abstract class CatalogueContract extends StoreContract {
    private static final Actor OWNER = new Actor("ahmed@shop.example");
    private static final Sale FIVE_SHIRTS = Sales.sale().of("Shirt").pieces(5).build();

    /** For subclasses. */
    protected CatalogueContract() {}

    @Test
    void theStockFollowsFromTheInitialOne() {
        shop().imports(FIVE_SHIRTS);
        final Product changed = change(initialStock(100)).orElseThrow();

        assertEquals(new Product.Stock(100, 95, 50), changed.stock());
        assertEquals(List.of(changed), products());
        assertEquals(Consistency.OK, stores().checks().ofBusiness(shop().id()));
    }

    @Test
    void whatIsNotSaidStays() {
        shop().imports(FIVE_SHIRTS);
        final Optional<BigDecimal> price = Optional.of(new BigDecimal("12.3456"));
        final Product before = products().get(0);
        final Product changed = change(
                        new ProductChange(shop().id(), before.id(), Optional.empty(), Optional.of(7L), price))
                .orElseThrow();

        assertEquals(new Product.Stock(0, -5, 7), changed.stock());
        assertEquals(price, changed.unitPrice());
        assertEquals(before.name(), changed.name());
    }

    @Test
    void laterSalesGoOnFromThere() {
        shop().imports(FIVE_SHIRTS);
        change(initialStock(100));
        shop().imports(FIVE_SHIRTS, FIVE_SHIRTS);

        assertEquals(90, products().get(0).stock().current());
    }

    @Test
    void aProductThatAPersonChangedStaysWhenItsUploadIsTakenBack() {
        final UploadId upload = shop().imports(FIVE_SHIRTS);
        change(initialStock(100));
        stores().control().undo(shop().scope(), upload, OWNER);

        assertEquals(new Product.Stock(100, 100, 50), products().get(0).stock());
    }

    @Test
    void anotherBusinesssProductIsAsIfItWereNotThere() {
        shop().imports(FIVE_SHIRTS);
        final BusinessId other = otherShop().id();
        final ProductChange change =
                new ProductChange(other, products().get(0).id(), Optional.of(1L), Optional.empty(), Optional.empty());

        assertEquals(Optional.empty(), change(change));
        assertEquals(0, products().get(0).stock().initial());
    }

    @Test
    void theTrailSaysWhatItWasAndWhatItIs() {
        shop().imports(FIVE_SHIRTS);
        change(initialStock(100));
        final AuditEntry entry = stores().audit()
                .search(AuditFilter.ALL, PageRequest.FIRST)
                .results()
                .get(0);

        assertEquals(AuditAction.PRODUCT_CHANGED, entry.change().action());
        assertEquals(OWNER, entry.actor());
        assertEquals("0", entry.change().before().get("initial_stock"));
        assertEquals("100", entry.change().after().get("initial_stock"));
    }

    @Test
    void whatNoProductCanHaveIsRefused() {
        shop().imports(FIVE_SHIRTS);

        assertThrows(IllegalArgumentException.class, () -> initialStock(-1));
        assertThrows(IllegalArgumentException.class, () -> initialStock(1_000_000_001));
        assertThrows(IllegalArgumentException.class, () -> price("-0.01"));
        assertThrows(IllegalArgumentException.class, () -> price("1.23456"));
    }

    private ProductChange initialStock(long pieces) {
        return new ProductChange(
                shop().id(), products().get(0).id(), Optional.of(pieces), Optional.empty(), Optional.empty());
    }

    private ProductChange price(String price) {
        return new ProductChange(
                shop().id(),
                products().get(0).id(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new BigDecimal(price)));
    }

    private Optional<Product> change(ProductChange change) {
        return stores().catalogue().change(change, OWNER);
    }

    private List<Product> products() {
        return stores().salesBooks().products(shop().id(), PageRequest.FIRST).results();
    }
}
