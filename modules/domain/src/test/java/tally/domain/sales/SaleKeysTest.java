package tally.domain.sales;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What 'Duplicates' says of equal rows. */
class SaleKeysTest {
    private static final Map<Field, String> FULL = Map.of(
            Field.DATE,
            "2025-11-07",
            Field.TIME,
            "10:30",
            Field.PRODUCT,
            "Shirt",
            Field.QUANTITY,
            "5",
            Field.AMOUNT,
            "50",
            Field.CUSTOMER,
            "Ahmed",
            Field.PAYMENT_METHOD,
            "cash",
            Field.UNIT_PRICE,
            "10",
            Field.NOTES,
            "first");

    @ParameterizedTest
    @CsvSource({
        "AMOUNT, 50.00",
        "AMOUNT, +50.0000",
        "AMOUNT, ৳50",
        "QUANTITY, 5.0",
        "TIME, 10:30:00",
        "PRODUCT, '  Shirt '",
        "DATE, 2025-11-07 23:00"
    })
    void fieldsAreComparedAsValues(Field field, String text) {
        assertEquals(key(FULL), key(with(field, text)));
    }

    @ParameterizedTest
    @CsvSource({"PAYMENT_METHOD, card", "UNIT_PRICE, 11", "NOTES, second"})
    void paymentMethodUnitPriceAndNotesDoNotCount(Field field, String text) {
        assertEquals(key(FULL), key(with(field, text)));
    }

    @ParameterizedTest
    @CsvSource({
        "DATE, 2025-11-08",
        "TIME, 10:31",
        "TIME, ''",
        "PRODUCT, shirt",
        "QUANTITY, 6",
        "AMOUNT, 50.01",
        "CUSTOMER, ahmed",
        "CUSTOMER, ''"
    })
    void dateTimeProductQuantityAmountAndCustomerCount(Field field, String text) {
        assertNotEquals(key(FULL), key(with(field, text)));
    }

    @Test
    void aWalkInCustomerIsLikeNone() {
        assertEquals(key(with(Field.CUSTOMER, "")), key(with(Field.CUSTOMER, "WALK-IN")));
    }

    @Test
    void whatEndsInOneFieldIsNotMistakenForTheBeginningOfTheNext() {
        final Map<Field, String> one = with(Field.PRODUCT, "Shirt1");
        one.put(Field.QUANTITY, "15");
        final Map<Field, String> other = with(Field.PRODUCT, "Shirt11");
        other.put(Field.QUANTITY, "5");

        assertNotEquals(key(one), key(other));
    }

    @Test
    void oneMakerGivesTheSameKeyAgain() {
        final SaleKeys keys = new SaleKeys();
        final Sale sale = Rows.accepted(RowValues.of(FULL));

        assertEquals(keys.of(sale), keys.of(sale));
    }

    @Test
    void theKeyIsTheSameInEveryVersionOfTally() {
        assertEquals("052182f62f87780929fc1a24683829c7", key(FULL).hex());
    }

    private static SaleKey key(Map<Field, String> values) {
        return new SaleKeys().of(Rows.accepted(RowValues.of(values)));
    }

    private static Map<Field, String> with(Field field, String text) {
        final Map<Field, String> values = new EnumMap<>(FULL);
        values.put(field, text);
        return values;
    }
}
