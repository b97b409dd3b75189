package tally.receipts.image;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;

/**
 * Decodes a large image smaller: each pixel is the mean of a square of stored ones, so that specks and the holes of broken
 * letters even out, where to take every second pixel would keep them. Strip by strip, as the whole may not fit in memory.
 */
final class Shrinking {
    /** Each strip is decoded from the top of the file anew, so few of them cost little time and many little memory. */
    private static final int STRIPS = 3;

    private static final int UNSIGNED = 0xFF;

    private final ImageReader reader;
    private final int step;
    private final BufferedImage shrunk;

    /** {@code step} stored pixels, across and down, become one. */
    Shrinking(ImageReader reader, int step) throws IOException {
        this.reader = reader;
        this.step = step;
        this.shrunk = Grey.ofSize(reader.getWidth(0) / step, reader.getHeight(0) / step);
    }

    BufferedImage read() throws IOException {
        final int rows = (shrunk.getHeight() + STRIPS - 1) / STRIPS;
        for (int top = 0; top < shrunk.getHeight(); top += rows) {
            average(strip(top, Math.min(rows, shrunk.getHeight() - top)), top);
        }
        return shrunk;
    }

    private BufferedImage strip(int top, int rows) throws IOException {
        final ImageReadParam part = reader.getDefaultReadParam();
        part.setSourceRegion(new Rectangle(0, top * step, shrunk.getWidth() * step, rows * step));
        return Grey.of(reader.read(0, part));
    }

    private void average(BufferedImage strip, int top) {
        final byte[] from = Grey.pixels(strip);
        final byte[] to = Grey.pixels(shrunk);
        final int width = shrunk.getWidth();
        for (int y = 0; y < strip.getHeight() / step; y++) {
            for (int x = 0; x < width; x++) {
                to[(top + y) * width + x] = (byte) mean(from, y * step * strip.getWidth() + x * step, strip.getWidth());
            }
        }
    }

    private int mean(byte[] from, int first, int width) {
        int sum = 0;
        for (int row = 0; row < step; row++) {
            for (int i = first + row * width; i < first + row * width + step; i++) {
                sum += from[i] & UNSIGNED;
            }
        }
        return sum / (step * step);
    }
}
