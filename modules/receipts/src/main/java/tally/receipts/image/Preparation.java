package tally.receipts.image;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.util.OptionalInt;

/** Makes a grey image as OCR likes it: paper white, lines level, letters of one height. Immutable. */
public final class Preparation {
    private static final double SMALLEST_SCALE = 0.4;
    private static final double LARGEST_SCALE = 4;
    private static final double LEVEL_DEGREES = 0.2;
    private static final long MAX_PIXELS = 12_000_000;

    private final BufferedImage level;
    private final OptionalInt letters;

    /** Evens and levels an image that is upright; that takes some tenths of a second. */
    public Preparation(BufferedImage grey) {
        final BufferedImage even = Evenness.evened(grey);
        final double degrees = Slope.degrees(even);
        this.level = Math.abs(degrees) < LEVEL_DEGREES ? even : turned(even, -degrees);
        this.letters = LetterHeight.pixels(level);
    }

    /** The prepared image with lines of print about so many pixels high; in its own size where no print was found. */
    public BufferedImage withLetters(int pixels) {
        final double wanted = letters.isPresent() ? (double) pixels / letters.getAsInt() : 1;
        final double largest = Math.sqrt((double) MAX_PIXELS / ((long) level.getWidth() * level.getHeight()));
        return scaled(level, Math.min(largest, Math.max(SMALLEST_SCALE, Math.min(LARGEST_SCALE, wanted))));
    }

    private static BufferedImage turned(BufferedImage image, double degrees) {
        final AffineTransform turn = AffineTransform.getRotateInstance(
                Math.toRadians(degrees), image.getWidth() / 2.0, image.getHeight() / 2.0);
        return drawn(image, turn, Grey.like(image));
    }

    private static BufferedImage scaled(BufferedImage image, double scale) {
        final int width = Math.max(1, (int) Math.round(image.getWidth() * scale));
        final int height = Math.max(1, (int) Math.round(image.getHeight() * scale));
        return drawn(image, AffineTransform.getScaleInstance(scale, scale), Grey.ofSize(width, height));
    }

    private static BufferedImage drawn(BufferedImage image, AffineTransform transform, BufferedImage onto) {
        final Graphics2D graphics = onto.createGraphics();
        graphics.setBackground(Color.WHITE);
        graphics.clearRect(0, 0, onto.getWidth(), onto.getHeight());
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.drawImage(image, transform, null);
        graphics.dispose();
        return onto;
    }
}
