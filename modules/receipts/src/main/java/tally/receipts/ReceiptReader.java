package tally.receipts;

import java.awt.image.BufferedImage;
import java.util.List;
import tally.domain.receipts.ReadReceipt;
import tally.receipts.image.Preparation;
import tally.receipts.image.QuarterTurns;
import tally.receipts.image.ReceiptImage;
import tally.receipts.image.UnreadableImageException;
import tally.receipts.ocr.Ocr;
import tally.receipts.ocr.OcrException;
import tally.receipts.ocr.PageMode;
import tally.receipts.text.ReceiptText;
import tally.receipts.text.ReceiptTextParser;

/**
 * Reads the image of a receipt. Where the first look at it reads badly, it looks again: at larger letters, at the page in
 * another way, at the page turned. The look that proves itself best counts. Safe for use by many threads.
 */
public final class ReceiptReader {
    /** Tesseract reads letters of 20 to 40 pixels best; which, depends on how the printer's dots run together. */
    private static final int LARGE = 30;

    private static final int SMALL = 22;

    private static final List<Glance> GLANCES = List.of(
            new Glance(SMALL, PageMode.BLOCK), new Glance(LARGE, PageMode.BLOCK), new Glance(SMALL, PageMode.COLUMN));
    private static final List<Integer> QUARTERS = List.of(2, 1, 3);
    private static final int SIDEWAYS = 45;

    private final Ocr ocr;
    private final ReceiptTextParser parser = new ReceiptTextParser();

    /** How to look. */
    private record Glance(int letterPixels, PageMode mode) {}

    /** A reader that has its words from {@code ocr}. */
    public ReceiptReader(Ocr ocr) {
        this.ocr = ocr;
    }

    /**
     * What stands on the receipt; without items where nothing could be made of it.
     *
     * @throws UnreadableImageException where the bytes are no image that Tally reads
     * @throws OcrException where OCR gave up on it
     */
    public ReadReceipt read(byte[] bytes) throws UnreadableImageException, OcrException {
        final BufferedImage image = ReceiptImage.of(bytes).decode();
        final Look asItIs = bestOf(new Preparation(image));
        return lying(asItIs) ? turned(image, asItIs).receipt() : asItIs.receipt();
    }

    private Look bestOf(Preparation prepared) throws OcrException {
        Look best = look(prepared, GLANCES.get(0));
        boolean settled = best.convincing() || lying(best);
        for (int next = 1; next < GLANCES.size() && !settled; next++) {
            final Look other = look(prepared, GLANCES.get(next));
            settled = best.agreesWith(other);
            best = best.orBetter(other);
            settled |= best.convincing() || lying(best);
        }
        return best;
    }

    /** Hardly a word is sure: perhaps the page lies on its side or stands on its head. */
    private static boolean lying(Look look) {
        return look.words().confidence() < SIDEWAYS;
    }

    private Look turned(BufferedImage image, Look asItIs) throws OcrException {
        Look best = asItIs;
        for (final int quarters : QUARTERS) {
            if (lying(best)) {
                best = best.orBetter(bestOf(new Preparation(QuarterTurns.turned(image, quarters))));
            }
        }
        return best;
    }

    private Look look(Preparation prepared, Glance glance) throws OcrException {
        final ReceiptText words = ocr.read(prepared.withLetters(glance.letterPixels()), glance.mode());
        return new Look(words, parser.parse(words));
    }
}
