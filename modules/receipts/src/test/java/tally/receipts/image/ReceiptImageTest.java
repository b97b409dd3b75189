package tally.receipts.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ReceiptImageTest {
    private static final byte[] JPEG = Pictures.file(Pictures.page(0, "TOTAL 5.00"), "jpg");

    @Test
    void jpegAndPngAreRead() throws UnreadableImageException {
        final BufferedImage page = Pictures.page(0, "TOTAL 5.00");
        for (final String format : new String[] {"png", "jpg"}) {
            final ReceiptImage image = ReceiptImage.of(Pictures.file(page, format));
            assertEquals(page.getWidth(), image.width());
            assertEquals(page.getHeight(), image.decode().getHeight());
        }
    }

    @Test
    void theContentCountsAndNotTheName() {
        final byte[] webp = "RIFF\0\0\0\0WEBPVP8 ".getBytes(StandardCharsets.US_ASCII);
        assertTrue(refusal(webp).contains("a WebP image"));
        assertTrue(refusal("%PDF-1.7".getBytes(StandardCharsets.US_ASCII)).contains("a PDF document"));
        assertTrue(refusal("hello".getBytes(StandardCharsets.US_ASCII)).contains("no image"));
        assertTrue(refusal(new byte[0]).contains("an empty file"));
    }

    @Test
    void aBombIsRefusedByItsHeader() {
        assertTrue(refusal(Pictures.pngHeader(14_000, 14_000)).contains("14000 × 14000"));
    }

    @Test
    void aFileThatIsCutOffIsRefusedAndBreaksNothing() {
        final byte[] cutOff = Arrays.copyOf(JPEG, 200);
        assertThrows(
                UnreadableImageException.class, () -> ReceiptImage.of(cutOff).decode());
    }

    @Test
    void aPhotoThatEndsInItsMiddleIsNotTakenForAWholeOne() throws UnreadableImageException {
        final ReceiptImage cutOff = ReceiptImage.of(Arrays.copyOf(JPEG, JPEG.length / 2));
        final String message =
                assertThrows(UnreadableImageException.class, cutOff::decode).getMessage();
        assertTrue(String.valueOf(message).contains("damaged or cut off"), message);
    }

    @Test
    void aCameraHeldSidewaysIsTurnedUpright() throws UnreadableImageException {
        final BufferedImage upright = ReceiptImage.of(JPEG).decode();
        final BufferedImage turned = ReceiptImage.of(Pictures.heldAs(6, JPEG)).decode();
        assertEquals(upright.getHeight(), turned.getWidth());
        assertEquals(upright.getWidth(), turned.getHeight());
    }

    @Test
    void aLongSideIsMadeShorterAndEachPixelIsTheMeanOfThoseBeneath() throws UnreadableImageException {
        final BufferedImage stripes = Grey.ofSize(9000, 21);
        for (int x = 0; x < stripes.getWidth(); x += 3) {
            for (int y = 0; y < stripes.getHeight(); y++) {
                stripes.getRaster().setSample(x, y, 0, 240);
            }
        }
        final BufferedImage read =
                ReceiptImage.of(Pictures.file(stripes, "png")).decode();
        assertEquals(3000, read.getWidth());
        assertEquals(7, read.getHeight());
        assertEquals(80, read.getRaster().getSample(0, 0, 0));
        assertEquals(80, read.getRaster().getSample(2999, 6, 0));
    }

    private static String refusal(byte[] bytes) {
        return String.valueOf(assertThrows(UnreadableImageException.class, () -> ReceiptImage.of(bytes))
                .getMessage());
    }
}
