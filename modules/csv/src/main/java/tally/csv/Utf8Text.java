package tally.csv;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Tells text from bytes that only look like it, strictly as RFC 3629 has it: no overlong forms, no surrogates. */
final class Utf8Text {

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private Utf8Text() {}

    /** True where every byte belongs to a well-formed character and none is NUL. */
    static boolean isValid(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to) {
            int size = bytes[at] > 0 ? 1 : sizeAt(bytes, at, to);
            if (size == 0) {
                return false;
            }
            at += size;
        }
        return true;
    }

    /** The text, with each byte that is none as {@code \xE9}; a NUL stays a NUL. */
    static String text(byte[] bytes, int from, int to) {
        return decoded(bytes, from, to, false);
    }

    /** The same with each NUL as {@code \x00}: safe to show, and to store where a NUL is refused. */
    static String shown(byte[] bytes, int from, int to) {
        return decoded(bytes, from, to, true);
    }

    private static String decoded(byte[] bytes, int from, int to, boolean showsNul) {
        StringBuilder text = new StringBuilder(to - from);
        int at = from;
        while (at < to) {
            int size = sizeAt(bytes, at, to);
            if (size == 0 && (showsNul || bytes[at] != 0)) {
                text.append("\\x").append(HEX.toHexDigits(bytes[at]));
            } else {
                text.append(new String(bytes, at, Math.max(size, 1), StandardCharsets.UTF_8));
            }
            at += Math.max(size, 1);
        }
        return text.toString();
    }

    /** How many bytes the character here has, 1 to 4; 0 where there is no well-formed one, or a NUL. */
    static int sizeAt(byte[] bytes, int at, int to) {
        int first = bytes[at];
        if (first >= 0) {
            return first == 0 ? 0 : 1;
        }
        int size = sizeByFirst(first & 0xFF);
        if (size == 0 || at + size > to || !isSecond(first & 0xFF, bytes[at + 1] & 0xFF)) {
            return 0;
        }
        for (int i = 2; i < size; i++) {
            if ((bytes[at + i] & 0xC0) != 0x80) {
                return 0;
            }
        }
        return size;
    }

    private static int sizeByFirst(int first) {
        if (first < 0xC2 || first > 0xF4) {
            return 0;
        }
        return first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    }

    /** The second byte is what shuts out overlong forms, surrogates and code points above U+10FFFF. */
    private static boolean isSecond(int first, int second) {
        int least = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
        int most = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
        return second >= least && second <= most;
    }
}
