package tally.receipts.ocr;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes a grey image as a portable grey map (Netpbm, 'pgm'): its bytes as they are, nothing to compress or unpack. */
final class GreyMap {

    private GreyMap() {}

    static void write(BufferedImage grey, Path file) throws IOException {
        if (grey.getType() != BufferedImage.TYPE_BYTE_GRAY) {
            throw new IllegalArgumentException("A grey image is wanted, not one of type " + grey.getType());
        }
        final String header = "P5 " + grey.getWidth() + " " + grey.getHeight() + " 255\n";
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(header.getBytes(StandardCharsets.US_ASCII));
            out.write(((DataBufferByte) grey.getRaster().getDataBuffer()).getData());
        }
    }
}
