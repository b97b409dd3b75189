package tally.receipts.image;

import java.awt.geom.AffineTransform;
import java.awt.image.AffineTransformOp;
import java.awt.image.BufferedImage;

/**
 * How a camera was held, from the EXIF tag Orientation (0x0112; CIPA DC-008 §4.6.4) of a JPEG; upright where there is
 * none. The eight values are the four quarter turns, each also mirrored.
 */
final class Orientation {
    private static final int UPRIGHT = 1;
    private static final int MARKER = 0xFF;
    private static final int APP1 = 0xE1;
    private static final int START_OF_SCAN = 0xDA;
    private static final int TAG = 0x0112;
    private static final int ENTRY_BYTES = 12;
    private static final int LAST = 8;

    private final int value;

    private Orientation(int value) {
        this.value = value;
    }

    static Orientation of(byte[] jpeg) {
        try {
            return new Orientation(find(jpeg));
        } catch (ArrayIndexOutOfBoundsException cutOff) {
            return new Orientation(UPRIGHT);
        }
    }

    int value() {
        return value;
    }

    /** The image as it was seen by the person who took it. */
    BufferedImage upright(BufferedImage image) {
        if (value == UPRIGHT) {
            return image;
        }
        final boolean mirrored = value == 2 || value == 4 || value == 5 || value == 7;
        return QuarterTurns.turned(mirrored ? mirrored(image) : image, quarterTurns());
    }

    private int quarterTurns() {
        return switch (value) {
            case 3, 4 -> 2;
            case 6, 7 -> 1;
            case 5, 8 -> 3;
            default -> 0;
        };
    }

    private static BufferedImage mirrored(BufferedImage image) {
        final AffineTransform mirror = new AffineTransform(-1, 0, 0, 1, image.getWidth(), 0);
        return new AffineTransformOp(mirror, AffineTransformOp.TYPE_NEAREST_NEIGHBOR).filter(image, Grey.like(image));
    }

    /** Walks over the JPEG's segments to the one that holds EXIF. */
    private static int find(byte[] jpeg) {
        int at = 2;
        while (at + 4 < jpeg.length && unsigned(jpeg[at]) == MARKER && unsigned(jpeg[at + 1]) != START_OF_SCAN) {
            final int length = number(jpeg, at + 2, 2, true);
            if (unsigned(jpeg[at + 1]) == APP1 && jpeg[at + 4] == 'E' && jpeg[at + 5] == 'x') {
                return inTiff(jpeg, at + 10);
            }
            at += 2 + length;
        }
        return UPRIGHT;
    }

    /** EXIF is a little TIFF file: a byte order, then a directory of tags. */
    private static int inTiff(byte[] jpeg, int tiff) {
        final boolean bigEndian = jpeg[tiff] == 'M';
        final int directory = tiff + number(jpeg, tiff + 4, 4, bigEndian);
        final int entries = number(jpeg, directory, 2, bigEndian);
        for (int i = 0; i < entries; i++) {
            final int entry = directory + 2 + i * ENTRY_BYTES;
            if (number(jpeg, entry, 2, bigEndian) == TAG) {
                final int found = number(jpeg, entry + 8, 2, bigEndian);
                return found >= UPRIGHT && found <= LAST ? found : UPRIGHT;
            }
        }
        return UPRIGHT;
    }

    private static int number(byte[] bytes, int at, int count, boolean bigEndian) {
        int number = 0;
        for (int i = 0; i < count; i++) {
            number = (number << Byte.SIZE) | unsigned(bytes[bigEndian ? at + i : at + count - 1 - i]);
        }
        return number;
    }

    private static int unsigned(byte value) {
        return value & 0xFF;
    }
}
