package tally.domain.sales;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MoneyTest {
    @ParameterizedTest
    @CsvSource({
        "50,500000",
        "50.00,500000",
        "0.0001,1",
        "-12.5,-125000",
        "5E+1,500000",
        "99999999999999.9999,999999999999999999"
    })
    void anAmountIsCountedInTenThousandths(BigDecimal amount, long tenThousandths) {
        assertEquals(tenThousandths, Money.tenThousandths(amount));
    }

    @Test
    void fiveDecimalsAreRefusedUnlessTheLastIsZero() {
        assertThrows(ArithmeticException.class, () -> Money.tenThousandths(new BigDecimal("0.00001")));
        assertEquals(1, Money.tenThousandths(new BigDecimal("0.00010")));
    }

    @Test
    void tooManyDigitsAreRefused() {
        assertThrows(ArithmeticException.class, () -> Money.tenThousandths(new BigDecimal("9999999999999999")));
    }

    @Test
    void aSumHasFourDecimals() {
        assertEquals(new BigDecimal("12.5000"), Money.of(125_000));
    }
}
