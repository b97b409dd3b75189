package tally.it;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
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
                "CORNER SHOP", "Date: 2025-11-07", "Green Tea      180.00", "Milk            60.00", "TOTAL   " + total));
    }

    /** Uploads it; the receipt's id. */
    String sendFrom(Shop shop) {
        return send(shop, png());
    }

    static String send(Shop shop, byte[] image) {
        String head = "--b0\r\nContent-Disposition: form-data; name=\"image\"; filename=\"receipt.png\"\r\n\r\n";
        List<byte[]> form = List.of(
                head.getBytes(StandardCharsets.UTF_8), image, "\r\n--b0--\r\n".getBytes(StandardCharsets.UTF_8));
        JsonNode accepted = shop.client()
                .send("POST", "/data/upload-receipt", BodyPublishers.ofByteArrays(form), "multipart/form-data; boundary=b0")
                .expect(202);
        return accepted.at("/data/image_id").asText();
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
