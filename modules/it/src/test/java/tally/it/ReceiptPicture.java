package tally.it;

import java.awt.Color;
import java.awt.Font;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.imageio.ImageIO;

/** Images as shops send them, drawn here. */
final class ReceiptPicture {
    /** Two items, which make the total, which is what was paid less the change. */
    static final List<String> LINES = List.of(
            "CORNER SHOP",
            "Date: 2025-11-07",
            "Green Tea       180.00",
            "Fresh Bread      60.00",
            "TOTAL           240.00",
            "CASH            300.00",
            "CHANGE           60.00");

    private static final int WIDTH = 900;
    private static final int HEIGHT = 900;

    private ReceiptPicture() {}

    static byte[] png() {
        return file(receipt(), "png");
    }

    static byte[] jpeg() {
        return file(receipt(), "jpg");
    }

    /** Taken with the camera turned: the picture lies on its side, and EXIF tells so (orientation 6). */
    static byte[] rotatedJpeg() {
        BufferedImage lying = blank(HEIGHT, WIDTH);
        Graphics2D pen = lying.createGraphics();
        pen.rotate(-Math.PI / 2);
        pen.drawImage(receipt(), -WIDTH, 0, null);
        pen.dispose();
        return heldTurned(file(lying, "jpg"));
    }

    /** Laid into the scanner on its side, or on its head, with nothing in the file that tells so. */
    static byte[] turned(int quarters) {
        BufferedImage upright = receipt();
        BufferedImage turned = blank(WIDTH, HEIGHT);
        Graphics2D pen = turned.createGraphics();
        pen.rotate(quarters * Math.PI / 2, WIDTH / 2.0, HEIGHT / 2.0);
        pen.drawImage(upright, 0, 0, null);
        pen.dispose();
        return file(turned, "png");
    }

    static byte[] blankPage() {
        return file(blank(WIDTH, HEIGHT), "png");
    }

    /** Hills under a sky. */
    static byte[] landscape() {
        BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D brush = picture.createGraphics();
        brush.setPaint(new GradientPaint(0, 0, Color.BLUE, 0, HEIGHT, Color.ORANGE));
        brush.fillRect(0, 0, WIDTH, HEIGHT);
        brush.setColor(Color.GREEN.darker());
        for (int hill = 0; hill < 5; hill++) {
            brush.fillOval(hill * 200 - 150, 500 + hill % 2 * 90, 500, 700);
        }
        brush.dispose();
        return file(picture, "jpg");
    }

    /** Black all over: 14,000 by 14,000 pixels, which make a small file and a large picture. */
    static byte[] bomb() {
        return file(new BufferedImage(14_000, 14_000, BufferedImage.TYPE_BYTE_BINARY), "png");
    }

    /** The beginning of a WebP image. */
    static byte[] webp() {
        return "RIFF\0\0\0\0WEBPVP8 ".getBytes(StandardCharsets.US_ASCII);
    }

    private static BufferedImage receipt() {
        BufferedImage paper = blank(WIDTH, HEIGHT);
        Graphics2D pen = paper.createGraphics();
        pen.setColor(Color.BLACK);
        pen.setFont(new Font(Font.MONOSPACED, Font.PLAIN, 48));
        for (int line = 0; line < LINES.size(); line++) {
            pen.drawString(LINES.get(line), 60, 120 + line * 110);
        }
        pen.dispose();
        return paper;
    }

    private static BufferedImage blank(int width, int height) {
        BufferedImage paper = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D white = paper.createGraphics();
        white.setColor(Color.WHITE);
        white.fillRect(0, 0, width, height);
        white.dispose();
        return paper;
    }

    private static byte[] heldTurned(byte[] jpeg) {
        ByteBuffer exif = ByteBuffer.allocate(36);
        exif.putShort((short) 0xFFE1).putShort((short) 34);
        exif.put("Exif\0\0MM\0*".getBytes(StandardCharsets.US_ASCII)).putInt(8).putShort((short) 1);
        exif.putShort((short) 0x0112).putShort((short) 3).putInt(1).putShort((short) 6);
        ByteBuffer whole = ByteBuffer.allocate(jpeg.length + exif.capacity());
        whole.put(jpeg, 0, 2).put(exif.array()).put(jpeg, 2, jpeg.length - 2);
        return whole.array();
    }

    private static byte[] file(BufferedImage image, String format) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
