package tally.receipts.text;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tally.receipts.text.Receipts.money;

import java.util.List;
import org.junit.jupiter.api.Test;

class SumsCheckTest {
    private final SumsCheck check =
            new SumsCheck(money("11.00"), List.of(money("1.00"), money("-0.50"), money("0.00")));

    @Test
    void anExtraIsTakenOnceOrNotAtAll() {
        assertTrue(check.addsUp(money("11.00")));
        assertTrue(check.addsUp(money("10.00")));
        assertTrue(check.addsUp(money("10.50")));
        assertTrue(check.addsUp(money("11.50")));
        assertFalse(check.addsUp(money("9.00")));
    }

    @Test
    void aCentOfRoundedTaxIsForgiven() {
        assertTrue(check.addsUp(money("10.99")));
        assertFalse(check.addsUp(money("10.98")));
    }
}
