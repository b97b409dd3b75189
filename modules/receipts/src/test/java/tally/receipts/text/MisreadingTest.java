package tally.receipts.text;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tally.receipts.text.Receipts.money;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MisreadingTest {

    @ParameterizedTest
    @CsvSource({"33.60,39.60", "119.76,119.70", "728.10,78.10", "4.00,94.00", "3.35,153.35", "1.12,11.12"})
    void oneWrongDigitOneTooManyAndLostOnesInFrontAreMisreadings(String read, String truth) {
        assertTrue(Misreading.mayBe(money(read), money(truth)));
    }

    @ParameterizedTest
    @CsvSource({"33.60,33.60", "33.60,39.90", "5.00,12.40", "153.35,3.35"})
    void otherAmountsAreOtherAmounts(String read, String truth) {
        assertFalse(Misreading.mayBe(money(read), money(truth)));
    }
}
