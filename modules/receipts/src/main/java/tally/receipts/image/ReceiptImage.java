package tally.receipts.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * The bytes of an uploaded image that were looked at and not yet decoded: JPEG or PNG by content, its size read from the
 * header. So neither a renamed document nor a small file that unfolds to gigabytes gets any further. Immutable.
 */
public final class ReceiptImage {
    /** Pixels that an image may have at most: more than a telephone's camera makes. */
    public static final long MAX_PIXELS = 50_000_000;

    /** A longer side is read at a half, a third … of its size; a receipt's letters are large enough. */
    private static final int MAX_SIDE = 4000;

    private static final int SMALLEST_SIDE = 16;

    /** libjpeg's warning (JWRN_HIT_MARKER, in English everywhere) that pixels are missing, not the end marker alone. */
    private static final String PIXELS_MISSING = "premature end of data segment";

    private final byte[] bytes;
    private final int width;
    private final int height;

    private ReceiptImage(byte[] bytes, int width, int height) {
        this.bytes = bytes;
        this.width = width;
        this.height = height;
    }

    /** Looks at an upload's bytes; reads no more than the header. */
    public static ReceiptImage of(byte[] bytes) throws UnreadableImageException {
        checkFormat(bytes);
        try (ImageInputStream stream = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
            final ImageReader reader = readerOf(stream);
            try {
                return new ReceiptImage(bytes.clone(), reader.getWidth(0), reader.getHeight(0)).checked();
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException broken) {
            throw damaged(broken);
        }
    }

    /** Pixels from left to right, as stored. */
    public int width() {
        return width;
    }

    /** Pixels from top to bottom, as stored. */
    public int height() {
        return height;
    }

    /**
     * Decodes the image: grey, and upright as far as the camera noted how it was held. Takes up to a byte and a half for
     * each stored pixel, up to four for an image with transparency.
     *
     * @throws UnreadableImageException where the file is cut off or damaged
     */
    public BufferedImage decode() throws UnreadableImageException {
        try (ImageInputStream stream = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
            final ImageReader reader = readerOf(stream);
            try {
                return Orientation.of(bytes).upright(whole(reader));
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException broken) {
            throw damaged(broken);
        }
    }

    /** The JDK fills what a cut-off JPEG lacks with grey, and only warns of it: half a receipt would pass for a whole one. */
    private BufferedImage whole(ImageReader reader) throws IOException {
        final List<String> warnings = new ArrayList<>();
        reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
        final int step = Math.max(1, (Math.max(width, height) + MAX_SIDE - 1) / MAX_SIDE);
        final BufferedImage image = step == 1 ? Grey.of(reader.read(0)) : new Shrinking(reader, step).read();
        if (warnings.stream().anyMatch(warning -> warning.contains(PIXELS_MISSING))) {
            throw new IOException(warnings.toString());
        }
        return image;
    }

    private static void checkFormat(byte[] bytes) throws UnreadableImageException {
        final String found = bytes.length == 0
                ? "an empty file"
                : ImageFormat.of(bytes).map(ImageFormat::words).orElse("no image");
        if (ImageFormat.of(bytes).filter(ImageFormat::readable).isEmpty()) {
            throw new UnreadableImageException(
                    "This is " + found + ". Send a photo or scan of the receipt as JPEG or PNG.");
        }
    }

    private ReceiptImage checked() throws UnreadableImageException {
        if ((long) width * height > MAX_PIXELS) {
            throw new UnreadableImageException("The image is too large: " + width + " × " + height + " pixels. "
                    + MAX_PIXELS / 1_000_000 + " million pixels at most.");
        }
        if (Math.min(width, height) < SMALLEST_SIDE) {
            throw new UnreadableImageException(
                    "The image is too small to read: " + width + " × " + height + " pixels.");
        }
        return this;
    }

    private static ImageReader readerOf(ImageInputStream stream) throws IOException {
        final Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
        if (!readers.hasNext()) {
            throw new IOException("No reader for this image");
        }
        final ImageReader reader = readers.next();
        reader.setInput(stream, false, false);
        return reader;
    }

    private static UnreadableImageException damaged(Exception cause) {
        return new UnreadableImageException(
                "The image is damaged or cut off. Take it again, or send the original.", cause);
    }
}
