package tally.receipts.text;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tally.receipts.text.Receipts.money;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MisreadingTest {

    @ParameterizedTest
    @CsvSource({"41.20,47.20", "216.46,216.40", "684.30,64.30", "7.00,37.00", "3.94,263.94", "1.12,11.12"})
    void oneWrongDigitOneTooManyAndLostOnesInFrontAreMisreadings(String read, String truth) {
        assertTrue(Misreading.mayBe(money(read), money(truth)));
    }

    @ParameterizedTest
    @CsvSource({"41.20,41.20", "41.20,47.90", "5.00,12.40", "263.94,3.94"})
    void otherAmountsAreOtherAmounts(String read, String truth) {
        assertFalse(Misreading.mayBe(money(read), money(truth)));
    }
}
