package tally.domain.sales;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The line 'PaymentMethod' of the column table. */
class PaymentMethodTest {
    @ParameterizedTest
    @EnumSource
    void eachIsReadByItsWireName(PaymentMethod method) {
        assertEquals(method, PaymentMethod.read(method.wireName()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bkash", "bKash", "BKASH", "Bkash"})
    void theCaseDoesNotMatter(String text) {
        assertEquals(PaymentMethod.BKASH, PaymentMethod.read(text));
    }

    @Test
    void emptyIsCash() {
        assertEquals(PaymentMethod.CASH, PaymentMethod.read(""));
    }

    @Test
    void aMissingColumnIsCash() {
        assertEquals(PaymentMethod.CASH, Rows.accepted(Rows.good()).paymentMethod());
    }

    @ParameterizedTest
    @ValueSource(strings = {"bitcoin", "cash and card", "b-kash", "ক্যাশ", "\u0000"})
    void anUnknownOneIsOther(String text) {
        assertEquals(
                PaymentMethod.OTHER,
                Rows.accepted(Rows.with(Field.PAYMENT_METHOD, text)).paymentMethod());
    }
}
