package tally.receipts.ocr;

import java.awt.image.BufferedImage;
import tally.receipts.text.ReceiptText;

/** Reads the words of an image. Safe for use by many threads. */
public interface Ocr {

    /**
     * The words of a grey image, line by line, with their confidences; no lines where nothing was found.
     *
     * @throws OcrStoppedException where the thread was interrupted
     * @throws OcrException where the image could not be read: it took too long, or the program broke over it
     */
    ReceiptText read(BufferedImage grey, PageMode mode) throws OcrException;
}
