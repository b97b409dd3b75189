package tally.receipts.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreparationTest {
    private static final String[] LINES = {
        "GREEN LEAF TEA SHOP",
        "12, Jalan Besar",
        "Teh Tarik   4.40",
        "Roti Canai  1.80",
        "TOTAL       6.20",
        "THANK YOU"
    };

    @ParameterizedTest
    @ValueSource(doubles = {-5, -1.5, 0, 2, 6})
    void theTiltOfTheLinesIsFound(double degrees) {
        assertEquals(degrees, Slope.degrees(Pictures.page(degrees, LINES)), 0.3);
    }

    @Test
    void tiltedLinesAreLevelled() {
        final BufferedImage prepared = new Preparation(Pictures.page(4, LINES)).withLetters(30);
        assertEquals(0, Slope.degrees(prepared), 0.3);
    }

    @Test
    void lettersGetTheHeightThatIsAskedFor() {
        final BufferedImage prepared = new Preparation(Pictures.page(0, LINES)).withLetters(40);
        assertEquals(40, LetterHeight.pixels(prepared).orElseThrow(), 6);
    }

    @Test
    void aShadowIsTakenOffThePaper() {
        final BufferedImage page = Pictures.page(0, LINES);
        final byte[] pixels = Grey.pixels(page);
        for (int i = 0; i < pixels.length; i++) {
            final int light = 120 + 100 * (i % page.getWidth()) / page.getWidth();
            pixels[i] = (byte) ((pixels[i] & 0xFF) * light / 255);
        }
        final BufferedImage even = Evenness.evened(page);
        assertTrue(even.getRaster().getSample(5, 5, 0) > 230, "paper in the shadow");
        assertTrue(even.getRaster().getSample(page.getWidth() - 5, 5, 0) > 230, "paper in the light");
    }

    @Test
    void aPageWithoutPrintKeepsItsSize() {
        final BufferedImage blank = Pictures.page(0);
        assertEquals(blank.getWidth(), new Preparation(blank).withLetters(30).getWidth());
    }
}
