package tally.domain.sales;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

class PrintableTextTest {
    @Test
    void ordinaryTextIsTheSame() {
        final String text = "Ahmed's \"Shop\", ৳50 — ok";

        assertSame(text, PrintableText.of(text));
    }

    @Test
    void aNulBecomesItsPicture() {
        assertEquals("a\u2400b", PrintableText.of("a\u0000b"));
    }

    @Test
    void aLineBreakBecomesItsPictureSoThatNoLogLineIsForged() {
        assertEquals("a\u240D\u240Ab", PrintableText.of("a\r\nb"));
    }

    @Test
    void aDeleteBecomesItsPicture() {
        assertEquals("a\u2421b", PrintableText.of("a\u007Fb"));
    }

    @Test
    void halfASurrogatePairIsReplaced() {
        assertEquals("a\uFFFDb\uFFFD", PrintableText.of("a\uD83Db\uDECD"));
    }

    @Test
    void aWholeSurrogatePairIsKept() {
        assertEquals("\u2400\uD83D\uDECD", PrintableText.of("\u0000\uD83D\uDECD"));
    }
}
