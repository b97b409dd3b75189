package tally.receipts.image;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;

/** Grey images of one byte a pixel, 0 black to 255 white: the only kind that the steps of the preparation know. */
final class Grey {

    private Grey() {}

    /** A grey copy; what is transparent becomes white, like paper. */
    static BufferedImage of(BufferedImage image) {
        if (image.getType() == BufferedImage.TYPE_BYTE_GRAY) {
            return image;
        }
        final BufferedImage grey = like(image);
        final Graphics2D graphics = grey.createGraphics();
        graphics.drawImage(image, 0, 0, Color.WHITE, null);
        graphics.dispose();
        return grey;
    }

    /** A black image of the same size. */
    static BufferedImage like(BufferedImage image) {
        return ofSize(image.getWidth(), image.getHeight());
    }

    static BufferedImage ofSize(int width, int height) {
        return new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    }

    /** The pixels themselves, row by row: writing to them changes the image. */
    static byte[] pixels(BufferedImage grey) {
        return ((DataBufferByte) grey.getRaster().getDataBuffer()).getData();
    }
}
