package tally.receipts.image;

import java.awt.geom.AffineTransform;
import java.awt.image.AffineTransformOp;
import java.awt.image.BufferedImage;

/** Turns an image by quarters of a circle. */
public final class QuarterTurns {
    private static final int FULL = 4;

    private QuarterTurns() {}

    /** The grey image turned clockwise; the same one for a whole circle. */
    public static BufferedImage turned(BufferedImage image, int quarters) {
        if (Math.floorMod(quarters, FULL) == 0) {
            return image;
        }
        final boolean lying = quarters % 2 != 0;
        final int width = lying ? image.getHeight() : image.getWidth();
        final int height = lying ? image.getWidth() : image.getHeight();
        final AffineTransform turn = new AffineTransform();
        turn.translate(width / 2.0, height / 2.0);
        turn.quadrantRotate(quarters);
        turn.translate(-image.getWidth() / 2.0, -image.getHeight() / 2.0);
        return new AffineTransformOp(turn, AffineTransformOp.TYPE_NEAREST_NEIGHBOR)
                .filter(image, Grey.ofSize(width, height));
    }
}
