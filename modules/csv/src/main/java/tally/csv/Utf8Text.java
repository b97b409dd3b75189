package tally.csv;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.util.Arrays;
import java.util.HexFormat;

/** Tells text from bytes that only look like it, and shows both. */
final class Utf8Text {

    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final int MOST_CHARS_A_BYTE = 4;

    private Utf8Text() {}

    /** True where every byte belongs to a well-formed character, so that none was replaced, and none is NUL. */
    static boolean isValid(byte[] bytes, int from, int to) {
        String text = new String(bytes, from, to - from, UTF_8);
        return text.indexOf('\0') < 0
                && (text.indexOf('\uFFFD') < 0
                        || Arrays.equals(text.getBytes(UTF_8), Arrays.copyOfRange(bytes, from, to)));
    }

    /** The text, with each byte that is none as {@code \xE9}; a NUL stays a NUL. */
    static String text(byte[] bytes, int from, int to) {
        ByteBuffer in = ByteBuffer.wrap(bytes, from, to - from);
        CharBuffer text = CharBuffer.allocate(MOST_CHARS_A_BYTE * (to - from));
        CharsetDecoder decoder = UTF_8.newDecoder();
        CoderResult result = decoder.decode(in, text, true);
        while (result.isError()) {
            for (int i = 0; i < result.length(); i++) {
                text.put("\\x").put(HEX.toHexDigits(in.get()));
            }
            result = decoder.decode(in, text, true);
        }
        return text.flip().toString();
    }
}
