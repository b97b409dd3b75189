package tally.it;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.ImageIO;

/** A receipt as a till prints it: lines of black letters on white paper. */
record PaperReceipt(List<String> lines) {

    /** Two items with their total. */
    static PaperReceipt addingUp() {
        return withTotal("240.00");
    }

    /** Two items of 240.00 in all, and a total that may be another: then a person has to look. */
    static PaperReceipt withTotal(String total) {
        return new PaperReceipt(List.of(
                "CORNER SHOP",
                "Date: 2025-11-07",
                "Green Tea      180.00",
                "Milk            60.00",
                "TOTAL   " + total));
    }

    /** One that adds up, with other words in the place of one of its lines. */
    static PaperReceipt with(String line, String other) {
        return new PaperReceipt(addingUp().lines.stream()
                .map(printed -> printed.equals(line) ? other : printed)
                .toList());
    }

    /** Uploads it; the receipt's id. */
    String sendFrom(Shop shop) {
        return new ReceiptDesk(shop).sent(png());
    }

    byte[] png() {
        BufferedImage paper = new BufferedImage(900, 700, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D pen = paper.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, paper.getWidth(), paper.getHeight());
        pen.setColor(Color.BLACK);
        pen.setFont(new Font(Font.MONOSPACED, Font.PLAIN, 48));
        for (int line = 0; line < lines.size(); line++) {
            pen.drawString(lines.get(line), 60, 120 + line * 110);
        }
        pen.dispose();
        return encoded(paper);
    }

    private static byte[] encoded(BufferedImage paper) {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(paper, "png", png);
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        return png.toByteArray();
    }
}
