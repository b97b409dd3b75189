package tally.receipts.image;

import java.awt.image.BufferedImage;

/** Where an evened image is dark: how much ink stands in each row, seen along a slope. */
final class Ink {
    private static final int DARK = 140;
    private static final int UNSIGNED = 0xFF;

    private final byte[] pixels;
    private final int width;
    private final int height;

    Ink(BufferedImage evened) {
        this.pixels = Grey.pixels(evened);
        this.width = evened.getWidth();
        this.height = evened.getHeight();
    }

    /** Dark pixels a row, for rows that fall by {@code slope} pixels a pixel. */
    int[] rows(double slope) {
        final int[] rows = new int[height];
        for (int x = 0; x < width; x++) {
            final int shift = (int) Math.round((x - width / 2.0) * slope);
            final int from = Math.max(0, -shift);
            final int to = Math.min(height, height - shift);
            for (int row = from; row < to; row++) {
                if ((pixels[(row + shift) * width + x] & UNSIGNED) < DARK) {
                    rows[row]++;
                }
            }
        }
        return rows;
    }

    int width() {
        return width;
    }
}
