package tally.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tally.domain.UploadId;
import tally.domain.books.Consistency;
import tally.domain.sales.Sale;
import tally.domain.uploads.DuplicateRule;
import tally.testkit.BadRows;
import tally.testkit.Sales;
import tally.testkit.Shop;
import tally.testkit.Stores.Spoiled;

/** What {@link tally.domain.books.ConsistencyChecks} promises. */
public abstract class ConsistencyContract extends StoreContract {
    private static final Sale SHIRT = Sales.sale().of("Shirt").to("Ahmed").build();
    private static final Sale SHOES = Sales.sale().of("Shoes").amount("0.0001").build();

    /** For subclasses. */
    protected ConsistencyContract() {}

    @Test
    void booksThatTallyKeptAgree() {
        shop().imports(SHIRT, SHOES, SHIRT);
        final UploadId second = shop().imports(
                        DuplicateRule.COUNT,
                        List.of(SHIRT, SHOES, SHOES),
                        List.of(BadRows.badDate(8), BadRows.badAmount(9)));

        assertEquals(Consistency.OK, stores().checks().ofUpload(shop().id(), second));
        assertEquals(Consistency.OK, stores().checks().ofBusiness(shop().id()));
    }

    @Test
    void booksOfAnUploadThatFailedHalfWayAgree() {
        stores().uploadBooks().fail(shop().sendAndTake(), "Not readable");

        assertEquals(Consistency.OK, stores().checks().ofBusiness(shop().id()));
    }

    @Test
    void booksWithoutASaleAgree() {
        assertEquals(Consistency.OK, stores().checks().ofBusiness(shop().id()));
    }

    @ParameterizedTest
    @EnumSource
    void whatWasSpoiledIsFoundInTheBusiness(Spoiled what) {
        shop().imports(SHIRT);
        stores().spoil(shop().id(), what);

        assertFalse(stores().checks().ofBusiness(shop().id()).ok());
    }

    @ParameterizedTest
    @EnumSource(names = {"STOCK", "QUANTITY", "AMOUNT", "SALE", "COUNTER"})
    void whatWasSpoiledOfAnUploadIsFoundInIt(Spoiled what) {
        final UploadId upload = shop().imports(SHIRT);
        stores().spoil(shop().id(), what);

        assertFalse(stores().checks().ofUpload(shop().id(), upload).ok());
    }

    @Test
    void aWarningSaysWhatWasExpectedAndWhatIsThere() {
        shop().imports(SHIRT);
        stores().spoil(shop().id(), Spoiled.STOCK);
        final Consistency.Warning warning =
                stores().checks().ofBusiness(shop().id()).warnings().get(0);

        assertEquals("stock", warning.check());
        assertEquals("-5", warning.expected());
        assertEquals("-6", warning.found());
    }

    @Test
    void anotherBusinesssBooksAreNotBlamed() {
        final Shop other = otherShop();
        other.imports(SHIRT);
        final UploadId upload = shop().imports(SHIRT);
        stores().spoil(other.id(), Spoiled.STOCK);

        assertEquals(Consistency.OK, stores().checks().ofBusiness(shop().id()));
        assertEquals(Consistency.OK, stores().checks().ofUpload(shop().id(), upload));
    }
}
