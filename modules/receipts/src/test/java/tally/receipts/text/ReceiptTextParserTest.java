package tally.receipts.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tally.domain.receipts.ReadReceipt;

class ReceiptTextParserTest {

    @Test
    void theTotalIsTheAmountOnTheLineThatSaysTotal() {
        assertEquals(Optional.of(new BigDecimal("12.40")), total("TEA 1.60\nRICE 10.80\nTOTAL 12.40\nCASH 20.00"));
    }

    @Test
    void pointsGroupThousandsOnAReceiptWithoutCents() {
        assertEquals(Optional.of(new BigDecimal("40000")), total("THAI TEA 40.000\nTOTAL 40.000"));
    }

    @Test
    void aTextWithoutAnAmountHasNoTotal() {
        assertEquals(Optional.empty(), total("total nonsense"));
    }

    private static Optional<BigDecimal> total(String text) {
        return read(text).sums().total().value();
    }

    private static ReadReceipt read(String text) {
        return new ReceiptTextParser().parse(ReceiptText.ofPlain(text));
    }
}
