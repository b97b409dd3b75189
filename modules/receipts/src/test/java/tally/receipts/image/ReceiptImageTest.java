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
    void aCameraHeldSidewaysIsTurnedUpright() throws UnreadableImageException {
        final BufferedImage upright = ReceiptImage.of(JPEG).decode();
        final BufferedImage turned = ReceiptImage.of(Pictures.heldAs(6, JPEG)).decode();
        assertEquals(upright.getHeight(), turned.getWidth());
        assertEquals(upright.getWidth(), turned.getHeight());
    }

    @Test
    void aLongSideIsThinnedOut() throws UnreadableImageException {
        final BufferedImage wide = Grey.ofSize(9000, 20);
        assertEquals(3000, ReceiptImage.of(Pictures.file(wide, "png")).decode().getWidth());
    }

    private static String refusal(byte[] bytes) {
        return String.valueOf(assertThrows(UnreadableImageException.class, () -> ReceiptImage.of(bytes))
                .getMessage());
    }
}
