package tally.receipts.image;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** What the first bytes of a file say that it is; its name and the browser's word count for nothing. */
enum ImageFormat {
    JPEG("a JPEG image", "ffd8ff", 0),
    PNG("a PNG image", "89504e470d0a1a0a", 0),
    WEBP("a WebP image", "57454250", 8),
    HEIC("a HEIC image", "66747970", 4),
    GIF("a GIF image", "47494638", 0),
    BMP("a BMP image", "424d", 0),
    TIFF_LITTLE_ENDIAN("a TIFF image", "49492a00", 0),
    TIFF_BIG_ENDIAN("a TIFF image", "4d4d002a", 0),
    PDF("a PDF document", "25504446", 0),
    ZIP("a ZIP archive or an Office document", "504b0304", 0);

    private final String words;
    private final String magic;
    private final int at;

    ImageFormat(String words, String magic, int at) {
        this.words = words;
        this.magic = magic;
        this.at = at;
    }

    /** The format in words for a person, such as {@code a WebP image}. */
    String words() {
        return words;
    }

    /** Whether Tally reads it. */
    boolean readable() {
        return this == JPEG || this == PNG;
    }

    static Optional<ImageFormat> of(byte[] bytes) {
        return Arrays.stream(values()).filter(format -> format.fits(bytes)).findFirst();
    }

    private boolean fits(byte[] bytes) {
        final int end = at + magic.length() / 2;
        return bytes.length >= end && HexFormat.of().formatHex(bytes, at, end).equals(magic);
    }
}
