package tally.receipts.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyReaderTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "TOTAL 12.40 | 12.40",
                "TOTAL RM 12.40 | 12.40",
                "TOTAL $12.40 | 12.40",
                "TOTAL 12.40 EUR | 12.40",
                "TOTAL 1,234.50 | 1234.50",
                "RICE 53.40SR | 53.40",
                "Rounding -RM0.02 | -0.02",
                "Rounding (0.02) | -0.02",
                "Cash 10.00- | -10.00",
                "TOTAL 12. 40 | 12.40",
                "TOTAL .40 | 0.40",
                "TOTAL RM 12 40 | 12.40",
                "TOTAL RN12.40 | 12.40",
            })
    void amountsAreReadAsTheyArePrinted(String line, String amount) {
        assertEquals(List.of(Receipts.money(amount)), money(DecimalMark.POINT, line));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "12/06/2018",
                "18:17:20",
                "GST 6.00%",
                "Tel 03-7887 2622",
                "12 pieces",
                "2.50KG",
                "****7398",
                "A-08-10"
            })
    void whatIsNoMoneyIsLeftAlone(String line) {
        assertEquals(List.of(), money(DecimalMark.POINT, line));
    }

    @Test
    void threeDecimalsAreAPriceWhereOthersHaveCents() {
        assertEquals(List.of(), money(DecimalMark.COMMA, "25,000 l 1,144"));
        assertEquals(
                2,
                new MoneyReader(DecimalMark.COMMA)
                        .figures("6,762 Litros a 1,479")
                        .size());
    }

    @Test
    void aGapBehindThePointHidesNoCents() {
        assertEquals(DecimalMark.POINT, DecimalMark.of("RICE 12. 40\nTOTAL 12. 40"));
    }

    @Test
    void withoutCentsEveryMarkGroupsThousands() {
        assertEquals(List.of(Receipts.money("40000")), money(DecimalMark.NONE, "TEA 40.000"));
        assertEquals(List.of(Receipts.money("1346000")), money(DecimalMark.NONE, "TEA 1,346,000"));
        assertEquals(List.of(Receipts.money("25000")), money(DecimalMark.NONE, "1 FISH 25000"));
    }

    @Test
    void quantityAndPriceAreTwoNumbers() {
        final var figures = new MoneyReader(DecimalMark.POINT).figures("2x5.79 3@18.80");
        assertEquals(4, figures.size());
    }

    @Test
    void theReceiptsOwnWayOfWritingCentsIsFound() {
        assertEquals(DecimalMark.POINT, DecimalMark.of("A 1.20\nB 3.40\nC 1,200.00"));
        assertEquals(DecimalMark.COMMA, DecimalMark.of("A 1,20\nB 3,40\nC 1.634"));
        assertEquals(DecimalMark.NONE, DecimalMark.of("A 75,000\nB 25.000"));
        assertEquals(DecimalMark.NONE, DecimalMark.of("A 8,102\nTAX 10.00%\nB 9,000\n2.00 ITEMS"));
    }

    private static List<java.math.BigDecimal> money(DecimalMark mark, String line) {
        final MoneyReader reader = new MoneyReader(mark);
        return reader.figures(reader.tidy(line)).stream()
                .filter(Figure::money)
                .map(Figure::value)
                .toList();
    }
}
