package tally.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tally.domain.PageRequest;
import tally.domain.UploadId;
import tally.domain.books.Consistency;
import tally.domain.books.Customer;
import tally.domain.books.Product;
import tally.domain.books.SaleFilter;
import tally.domain.sales.Sale;
import tally.domain.sales.SaleKeys;
import tally.domain.uploads.Batch;
import tally.domain.uploads.BatchResult;
import tally.domain.uploads.Claim;
import tally.domain.uploads.DuplicateRule;
import tally.domain.uploads.KeyedSale;
import tally.domain.uploads.Upload;
import tally.testkit.Sales;
import tally.testkit.Shop;

/**
 * What {@link tally.domain.uploads.UploadBooks#book} does to the books: duplicates, products and their stock, customers
 * and their totals.
 */
public abstract class BookingContract extends StoreContract {
    private static final Sale SHIRT = Sales.sale().of("Shirt").to("Ahmed").build();
    private static final Sale SHOES =
            Sales.sale().of("Shoes").pieces(2).amount("80").build();

    /** For subclasses. */
    protected BookingContract() {}

    @Test
    void aFileThatIsSentTwiceAddsNothing() {
        shop().imports(SHIRT, SHOES);
        final Upload second = shop().upload(shop().imports(SHIRT, SHOES));

        assertEquals(new Upload.Counters(2, 0, 2, 0), second.counters());
        assertEquals(2, held());
    }

    @Test
    void theKeysOfDuplicatesAreTold() {
        shop().imports(SHIRT);
        final Claim claim = shop().sendAndTake();
        final List<KeyedSale> rows = Sales.keyed(DuplicateRule.COUNT, List.of(SHOES, SHIRT));

        assertEquals(
                new BatchResult(1, List.of(new SaleKeys().of(SHIRT)), 0),
                stores().uploadBooks().book(claim, new Batch(0, rows, List.of())));
    }

    @Test
    void twoEqualSalesInOneFileAreTwoSales() {
        shop().imports(SHIRT, SHIRT);

        assertEquals(2, held());
    }

    @Test
    void theNthEqualRowIsADuplicateOnlyWhereTheBusinessHoldsNOfThem() {
        shop().imports(SHIRT, SHIRT);
        final Upload third = shop().upload(shop().imports(SHIRT, SHIRT, SHIRT));

        assertEquals(new Upload.Counters(3, 1, 2, 0), third.counters());
        assertEquals(3, held());
    }

    @Test
    void anOverlappingExportAddsOnlyWhatIsNew() {
        shop().imports(SHIRT);
        final Upload second = shop().upload(shop().imports(SHIRT, SHOES));

        assertEquals(new Upload.Counters(2, 1, 1, 0), second.counters());
    }

    @Test
    void aSmallerExportAddsNothing() {
        shop().imports(SHIRT, SHIRT);
        shop().imports(SHIRT);

        assertEquals(2, held());
    }

    @Test
    void equalRowsOfTwoBatchesAreCountedThroughTheFile() {
        final Claim claim = shop().sendAndTake();
        final List<KeyedSale> rows = Sales.keyed(DuplicateRule.COUNT, List.of(SHIRT, SHIRT));
        stores().uploadBooks().book(claim, new Batch(0, rows.subList(0, 1), List.of()));
        stores().uploadBooks().book(claim, new Batch(1, rows.subList(1, 2), List.of()));

        assertEquals(2, held());
    }

    @Test
    void underStrictEveryRepeatIsSkippedInsideTheFileToo() {
        final UploadId upload = shop().imports(DuplicateRule.STRICT, List.of(SHIRT, SHIRT, SHIRT, SHOES), List.of());

        assertEquals(new Upload.Counters(4, 2, 2, 0), shop().upload(upload).counters());
    }

    @Test
    void underStrictANewCustomerHasBoughtWhatIsNewAlone() {
        shop().imports(DuplicateRule.STRICT, List.of(SHIRT, SHIRT, SHIRT), List.of());

        assertEquals(SHIRT.amount(), customers().get(0).totalPurchases().setScale(2));
        assertEquals(Consistency.OK, stores().checks().ofBusiness(shop().id()));
    }

    @Test
    void underStrictARepeatInALaterBatchIsSkippedToo() {
        shop().send(shop().file("sales.csv", Shop.options(DuplicateRule.STRICT)));
        final Claim claim = shop().take("node-1");
        final List<KeyedSale> rows = Sales.keyed(DuplicateRule.STRICT, List.of(SHIRT, SHIRT));
        stores().uploadBooks().book(claim, new Batch(0, rows.subList(0, 1), List.of()));
        stores().uploadBooks().book(claim, new Batch(1, rows.subList(1, 2), List.of()));

        assertEquals(1, held());
    }

    @Test
    void underStrictWhatTheBusinessHoldsIsSkipped() {
        shop().imports(SHIRT, SHIRT);
        final UploadId upload = shop().imports(DuplicateRule.STRICT, List.of(SHIRT), List.of());

        assertEquals(new Upload.Counters(1, 0, 1, 0), shop().upload(upload).counters());
    }

    @Test
    void salesOfTwoBusinessesNeverMeet() {
        shop().imports(SHIRT);
        final Shop other = otherShop();
        final Upload upload = other.upload(other.imports(SHIRT));

        assertEquals(new Upload.Counters(1, 1, 0, 0), upload.counters());
    }

    @Test
    void aProductIsCreatedAtItsFirstSale() {
        shop().imports(SHIRT);
        final Product product = products().get(0);

        assertEquals("Shirt", product.name());
        assertTrue(product.sku().matches("SKU-[0-9A-Fa-f]{8}"), product::sku);
        assertEquals(new Product.Stock(0, -5, 50), product.stock());
        assertEquals(0, new BigDecimal("120").compareTo(product.unitPrice().orElseThrow()));
    }

    @Test
    void stockIsWhatWasThereLessWhatWasSold() {
        shop().imports(SHIRT, SHIRT, SHOES);
        shop().imports(SHIRT, SHIRT, SHIRT, SHOES);

        assertEquals(
                List.of(-15L, -2L),
                products().stream().map(product -> product.stock().current()).toList());
    }

    @Test
    void aProductKeepsItsIdAndItsSku() {
        shop().imports(SHIRT);
        final Product before = products().get(0);
        shop().imports(SHIRT, SHIRT);
        final Product after = products().get(0);

        assertEquals(before.id(), after.id());
        assertEquals(before.sku(), after.sku());
    }

    @Test
    void namesThatDifferInCaseAreTwoProducts() {
        shop().imports(SHIRT, Sales.sale().of("shirt").build());

        assertEquals(
                List.of("Shirt", "shirt"),
                products().stream().map(Product::name).toList());
    }

    @Test
    void aCustomerIsCreatedAtTheFirstPurchaseAndAddsUp() {
        shop().imports(
                        Sales.sale()
                                .to("Ahmed")
                                .amount("100.50")
                                .on("2025-11-07")
                                .build(),
                        Sales.sale()
                                .to("Ahmed")
                                .amount("0.0001")
                                .on("2025-11-09")
                                .build());
        final Customer customer = customers().get(0);

        assertEquals("Ahmed", customer.name());
        assertEquals(0, new BigDecimal("100.5001").compareTo(customer.totalPurchases()));
        assertEquals(LocalDate.of(2025, 11, 9), customer.lastPurchase());
    }

    @Test
    void anOlderSaleDoesNotMakeTheLastPurchaseOlder() {
        shop().imports(Sales.sale().to("Ahmed").on("2025-11-09").build());
        shop().imports(Sales.sale().to("Ahmed").on("2025-11-01").build());

        assertEquals(LocalDate.of(2025, 11, 9), customers().get(0).lastPurchase());
    }

    @Test
    void aWalkInSaleMakesNoCustomer() {
        shop().imports(SHOES);

        assertEquals(List.of(), customers());
    }

    @Test
    void aDuplicateChangesNeitherStockNorTotals() {
        shop().imports(SHIRT);
        final List<Product> stock = products();
        final List<Customer> totals = customers();
        shop().imports(SHIRT);

        assertEquals(stock, products());
        assertEquals(totals, customers());
    }

    @Test
    void nastyNamesAreNamesLikeOthers() {
        final String nasty = "Robert'); drop table sales;-- {\"a\",NULL} \\ \uD83D\uDECD";
        shop().imports(
                        Sales.sale().of(nasty).to("NULL").build(),
                        Sales.sale().of("NULL").build());

        assertEquals(
                List.of("NULL", nasty), products().stream().map(Product::name).toList());
        assertEquals("NULL", customers().get(0).name());
    }

    @Test
    void aBatchOfThousandsIsBookedLikeOneOfTwo() {
        final List<Sale> sales = new ArrayList<>();
        for (int i = 0; i < 3000; i++) {
            sales.add(Sales.sale()
                    .of("Product " + i % 700)
                    .to("Customer " + i % 300)
                    .at("10:" + (10 + i % 50))
                    .build());
        }
        shop().imports(sales.toArray(Sale[]::new));

        assertEquals(3000, held());
        assertEquals(Consistency.OK, stores().checks().ofBusiness(shop().id()));
    }

    private long held() {
        return stores().salesBooks().totals(shop().id(), SaleFilter.NONE).count();
    }

    private List<Product> products() {
        return stores().salesBooks().products(shop().id(), PageRequest.FIRST).results();
    }

    private List<Customer> customers() {
        return stores().salesBooks().customers(shop().id(), PageRequest.FIRST).results();
    }
}
