package tally.receipts.image;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Images for tests, made here: no file in the project is a photo. */
public final class Pictures {
    private static final int MARGIN = 40;
    private static final int LINE = 44;

    private Pictures() {}

    /** A white page with lines of print, tilted by some degrees. */
    public static BufferedImage page(double degrees, String... lines) {
        final BufferedImage page = Grey.ofSize(900, 2 * MARGIN + LINE * (lines.length + 2));
        final Graphics2D graphics = page.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, page.getWidth(), page.getHeight());
        graphics.setColor(Color.BLACK);
        graphics.setFont(new Font(Font.MONOSPACED, Font.PLAIN, 30));
        graphics.rotate(Math.toRadians(degrees), page.getWidth() / 2.0, page.getHeight() / 2.0);
        for (int i = 0; i < lines.length; i++) {
            graphics.drawString(lines[i], MARGIN, 2 * MARGIN + i * LINE);
        }
        graphics.dispose();
        return page;
    }

    /** The image as a file of a format that the JDK writes, such as {@code png}. */
    public static byte[] file(BufferedImage image, String format) {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, bytes);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return bytes.toByteArray();
    }

    /** A JPEG whose camera noted how it was held: EXIF in big-endian TIFF with the one tag. */
    static byte[] heldAs(int orientation, byte[] jpeg) {
        final ByteBuffer exif = ByteBuffer.allocate(36);
        exif.putShort((short) 0xFFE1).putShort((short) 34);
        exif.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
        exif.put("MM\0*".getBytes(StandardCharsets.US_ASCII)).putInt(8).putShort((short) 1);
        exif.putShort((short) 0x0112).putShort((short) 3).putInt(1).putShort((short) orientation);
        final ByteBuffer whole = ByteBuffer.allocate(jpeg.length + exif.capacity());
        whole.put(jpeg, 0, 2).put(exif.array()).put(jpeg, 2, jpeg.length - 2);
        return whole.array();
    }

    /** The beginning of a PNG that claims to be so large. */
    static byte[] pngHeader(int width, int height) {
        final ByteBuffer header = ByteBuffer.allocate(17);
        header.put("IHDR".getBytes(StandardCharsets.US_ASCII)).putInt(width).putInt(height);
        header.put(new byte[] {8, 0, 0, 0, 0});
        final CRC32 crc = new CRC32();
        crc.update(header.array());
        final ByteBuffer png = ByteBuffer.allocate(33);
        png.putLong(0x89504E470D0A1A0AL).putInt(13).put(header.array()).putInt((int) crc.getValue());
        return png.array();
    }
}
