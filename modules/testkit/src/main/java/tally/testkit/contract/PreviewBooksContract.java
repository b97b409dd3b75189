package tally.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tally.domain.sales.Field;
import tally.domain.sales.Formats;
import tally.domain.sales.NumberFormat;
import tally.domain.sales.Sale;
import tally.domain.uploads.DuplicateRule;
import tally.domain.uploads.ImportOptions;
import tally.domain.uploads.NewUpload;
import tally.domain.uploads.PreviewBooks;
import tally.domain.uploads.PreviewBooks.Comparison;
import tally.testkit.Sales;
import tally.testkit.Shop;

/** What {@link PreviewBooks} promises, and what is remembered of a data source for the next preview. */
public abstract class PreviewBooksContract extends StoreContract {
    private static final Sale SHIRTS = Sales.sale().to("Karim").build();
    private static final Sale TEA = Sales.sale().of("Tea").to("Rima").build();

    /** For subclasses. */
    protected PreviewBooksContract() {}

    @Test
    void inEmptyBooksEverythingIsNew() {
        assertEquals(new Comparison(2, 2, 0), compare(SHIRTS, TEA, TEA));
    }

    @Test
    void whatIsKnownIsNotNew() {
        shop().imports(SHIRTS);

        assertEquals(new Comparison(1, 1, 1), compare(SHIRTS, TEA));
    }

    @Test
    void aRepeatIsThereAsOftenAsItWasBooked() {
        shop().imports(SHIRTS, SHIRTS);

        assertEquals(new Comparison(0, 0, 2), compare(SHIRTS, SHIRTS, SHIRTS));
    }

    @Test
    void anotherShopsBooksAreNotAsked() {
        otherShop().imports(SHIRTS);

        assertEquals(new Comparison(1, 1, 0), compare(SHIRTS));
    }

    @Test
    void nothingIsComparedWithNothing() {
        assertEquals(new Comparison(0, 0, 0), compare());
    }

    @Test
    void theOptionsOfASourceAreRememberedUnderItsName() {
        final ImportOptions options = new ImportOptions(
                DuplicateRule.STRICT,
                Map.of(Field.DATE, "Datum", Field.PRODUCT, "Artikel"),
                new Formats(Optional.of("dd.MM.yyyy"), Optional.of(NumberFormat.DOT_GROUPS)),
                Optional.of(';'),
                Optional.of("windows-1252"));
        shop().send(from(shop(), "Till 2", ImportOptions.DEFAULT));
        stores().timePasses(Duration.ofMinutes(1));
        shop().send(from(shop(), "Till 2", options));

        assertEquals(Optional.of(options), stores().inbox().remembered(shop().id(), "Till 2"));
    }

    @Test
    void anotherNameAndAnotherShopRememberNothing() {
        shop().send(from(shop(), "Till 2", ImportOptions.DEFAULT));
        shop().send("sales.csv");

        assertEquals(Optional.empty(), stores().inbox().remembered(shop().id(), "Till 3"));
        assertEquals(Optional.empty(), stores().inbox().remembered(otherShop().id(), "Till 2"));
    }

    /** It was found in one file, and the next may have another. */
    @Test
    void theCharsetOfAFileIsNotRememberedWhereNobodyNamedIt() {
        shop().send(shop().file("sales.csv", ImportOptions.DEFAULT, "windows-1252"));

        assertEquals(Optional.of(ImportOptions.DEFAULT), stores().inbox().remembered(shop().id(), "Till 2"));
    }

    private static NewUpload from(Shop shop, String source, ImportOptions options) {
        final NewUpload plain = shop.file("sales.csv", options);
        return new NewUpload(
                plain.id(),
                plain.business(),
                "sales.csv",
                Optional.of(source),
                options,
                plain.content(),
                plain.found());
    }

    private Comparison compare(Sale... sales) {
        return stores().previewBooks().compare(shop().id(), Sales.keyed(DuplicateRule.COUNT, List.of(sales)));
    }
}
