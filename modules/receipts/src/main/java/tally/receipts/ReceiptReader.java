package tally.receipts;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.function.Predicate;
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
 * another way, at the page turned. The look that proves itself best counts, with the total and the date that all of them
 * together tell. Safe for use by many threads.
 */
public final class ReceiptReader {
    /** Tesseract reads letters of 20 to 40 pixels best; which, depends on how the printer's dots run together. */
    private static final int LARGE = 26;

    private static final int SMALL = 22;

    private static final List<Glance> GLANCES = List.of(
            new Glance(LARGE, PageMode.BLOCK), new Glance(SMALL, PageMode.BLOCK), new Glance(SMALL, PageMode.COLUMN));
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
        final Looks asItIs = looksAt(new Preparation(image), ReceiptReader::lying);
        return findsNothing(asItIs.best()) ? turned(image, asItIs).receipt() : asItIs.receipt();
    }

    /** Looks until the looks settle it, or one is {@code hopeless}, as further ones at this side would be too. */
    private Looks looksAt(Preparation prepared, Predicate<Look> hopeless) throws OcrException {
        final Looks looks = new Looks(parser);
        for (final Glance glance : GLANCES) {
            looks.add(look(prepared, glance));
            if (looks.settled() || hopeless.test(looks.best())) {
                return looks;
            }
        }
        return looks;
    }

    /** Hardly a word is sure: perhaps the page lies on its side or stands on its head. */
    private static boolean lying(Look look) {
        return look.words().confidence() < SIDEWAYS;
    }

    /** Lines seen from the side make letters of their own, and some are sure: then no sum and no item is among them. */
    private static boolean findsNothing(Look look) {
        return lying(look)
                || (look.receipt().items().isEmpty()
                        && look.receipt().sums().total().value().isEmpty());
    }

    /** The first side on which something is found, else the one that looks best. */
    private Looks turned(BufferedImage image, Looks asItIs) throws OcrException {
        Looks best = asItIs;
        for (final int quarters : QUARTERS) {
            if (findsNothing(best.best())) {
                final Preparation side = new Preparation(QuarterTurns.turned(image, quarters));
                final Looks other = looksAt(side, ReceiptReader::findsNothing);
                best = other.best().worth() > best.best().worth() ? other : best;
            }
        }
        return best;
    }

    private ReceiptText look(Preparation prepared, Glance glance) throws OcrException {
        return ocr.read(prepared.withLetters(glance.letterPixels()), glance.mode());
    }
}
