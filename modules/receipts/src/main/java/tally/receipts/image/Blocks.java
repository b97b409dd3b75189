package tally.receipts.image;

import java.awt.image.BufferedImage;

/** The brightness of an image's paper, block by block, and smoothly between the middles of the blocks. */
final class Blocks {
    private static final int UNSIGNED = 0xFF;

    /** Of a block's pixels, the one so far up the order is paper: the brightest are glare and noise. */
    private static final double PAPER_QUANTILE = 0.85;

    private final int side;
    private final int columns;
    private final int rows;
    private final double[] values;

    private Blocks(int side, int columns, int rows, double[] values) {
        this.side = side;
        this.columns = columns;
        this.rows = rows;
        this.values = values;
    }

    static Blocks brightest(BufferedImage grey, int side) {
        final int columns = (grey.getWidth() + side - 1) / side;
        final int rows = (grey.getHeight() + side - 1) / side;
        final double[] values = new double[columns * rows];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                values[row * columns + column] = paper(grey, column * side, row * side, side);
            }
        }
        return new Blocks(side, columns, rows, values);
    }

    /** The brightness at a pixel, between those of the four nearest blocks. */
    double at(int x, int y) {
        final double column = clamp((x + 0.5) / side - 0.5, columns - 1);
        final double row = clamp((y + 0.5) / side - 0.5, rows - 1);
        final int left = (int) column;
        final int top = (int) row;
        final double upper = between(value(left, top), value(left + 1, top), column - left);
        final double lower = between(value(left, top + 1), value(left + 1, top + 1), column - left);
        return between(upper, lower, row - top);
    }

    private double value(int column, int row) {
        return values[Math.min(row, rows - 1) * columns + Math.min(column, columns - 1)];
    }

    private static double between(double from, double to, double share) {
        return from + (to - from) * share;
    }

    private static double clamp(double value, int max) {
        return Math.max(0, Math.min(max, value));
    }

    private static double paper(BufferedImage grey, int left, int top, int side) {
        final byte[] pixels = Grey.pixels(grey);
        final int right = Math.min(left + side, grey.getWidth());
        final int bottom = Math.min(top + side, grey.getHeight());
        final int[] histogram = new int[UNSIGNED + 1];
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                histogram[pixels[y * grey.getWidth() + x] & UNSIGNED]++;
            }
        }
        return quantile(histogram, (right - left) * (bottom - top));
    }

    private static double quantile(int[] histogram, int count) {
        int above = 0;
        for (int level = UNSIGNED; level > 0; level--) {
            above += histogram[level];
            if (above >= count * (1 - PAPER_QUANTILE)) {
                return level;
            }
        }
        return 0;
    }
}
