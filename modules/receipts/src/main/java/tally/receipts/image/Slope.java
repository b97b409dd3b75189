package tally.receipts.image;

import java.awt.image.BufferedImage;

/**
 * Finds by how much lines of print are tilted: seen along the right slope, rows are full of ink or empty, so that the
 * squares of neighbouring rows' differences are largest (the projection profile of Postl, 1986).
 */
final class Slope {
    private static final double MAX_DEGREES = 8;
    private static final double COARSE = 0.5;
    private static final double FINE = 0.1;

    private Slope() {}

    /** Degrees by which the lines fall to the right. */
    static double degrees(BufferedImage evened) {
        final Ink ink = new Ink(evened);
        final double about = best(ink, -MAX_DEGREES, MAX_DEGREES, COARSE);
        return best(ink, about - COARSE, about + COARSE, FINE);
    }

    private static double best(Ink ink, double from, double to, double step) {
        double best = 0;
        long sharpest = sharpness(ink, 0);
        for (double degrees = from; degrees <= to + step / 2; degrees += step) {
            final long sharpness = sharpness(ink, degrees);
            if (sharpness > sharpest) {
                sharpest = sharpness;
                best = degrees;
            }
        }
        return best;
    }

    private static long sharpness(Ink ink, double degrees) {
        final int[] rows = ink.rows(Math.tan(Math.toRadians(degrees)));
        long sharpness = 0;
        for (int i = 1; i < rows.length; i++) {
            final long step = (long) rows[i] - rows[i - 1];
            sharpness += step * step;
        }
        return sharpness;
    }
}
