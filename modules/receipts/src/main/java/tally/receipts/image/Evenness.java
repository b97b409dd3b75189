package tally.receipts.image;

import java.awt.image.BufferedImage;

/**
 * Takes shadows and the colour of the paper out: each pixel is measured by the brightness of the paper around it, so that
 * paper is white everywhere and ink dark. The paper's brightness is the highest of the block means nearby.
 */
final class Evenness {
    private static final int WHITE = 255;

    /** Blocks a side; fine enough for a shadow's edge, coarse enough to hold paper between the letters. */
    private static final int BLOCK = 24;

    /** Paper that is not bright at all is the table beside the receipt. */
    private static final int DARKEST_PAPER = 60;

    private Evenness() {}

    static BufferedImage evened(BufferedImage grey) {
        final BufferedImage even = Grey.like(grey);
        final byte[] from = Grey.pixels(grey);
        final byte[] to = Grey.pixels(even);
        final int width = grey.getWidth();
        final Blocks paper = Blocks.brightest(grey, BLOCK);
        for (int y = 0; y < grey.getHeight(); y++) {
            for (int x = 0; x < width; x++) {
                final int i = y * width + x;
                to[i] = (byte) measured(from[i] & WHITE, Math.max(DARKEST_PAPER, paper.at(x, y)));
            }
        }
        return even;
    }

    private static int measured(int pixel, double paper) {
        return (int) Math.min(WHITE, WHITE * pixel / paper);
    }
}
