package tally.receipts.image;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrientationTest {
    private static final byte[] JPEG = Pictures.file(Pictures.page(0, "A"), "jpg");

    /** The pixel that is dark in the stored image, at the top left, is where each value says that it belongs. */
    @ParameterizedTest
    @CsvSource({"1,0,0", "2,2,0", "3,2,1", "4,0,1", "5,0,0", "6,1,0", "7,1,2", "8,0,2"})
    void everyWayOfHoldingACameraIsUndone(int value, int x, int y) {
        final BufferedImage stored = Grey.ofSize(3, 2);
        Arrays.fill(Grey.pixels(stored), (byte) 255);
        Grey.pixels(stored)[0] = 0;
        final BufferedImage upright =
                Orientation.of(Pictures.heldAs(value, JPEG)).upright(stored);
        assertEquals(0, upright.getRaster().getSample(x, y, 0));
        assertEquals(value > 4 ? 2 : 3, upright.getWidth());
    }

    @ParameterizedTest
    @CsvSource({"0", "9", "200"})
    void whatIsNoOrientationIsUpright(int value) {
        assertEquals(1, Orientation.of(Pictures.heldAs(value, JPEG)).value());
    }
}
