package tally.csv;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Finds a file's charset: by its byte order mark, else by where its NULs are (UTF-16), else by counting, over the whole
 * file, what is well-formed UTF-8 and what is not. One bad byte in a UTF-8 file leaves it UTF-8; a file with bad bytes and
 * fewer characters that only UTF-8 explains is Windows-1252, unless whole words of it are not ASCII: then it is in a charset of
 * another script, which nobody can tell, and stays UTF-8, so that the reader reports those rows and no name is misread.
 */
final class CharsetFinder {

    /** A charset and whether the file begins with its byte order mark. */
    record Encoding(Charset charset, boolean byteOrderMark) {}

    private static final int CHUNK = 1 << 16;
    private static final int LONGEST_CHARACTER = 4;
    private static final int UTF16_SAMPLE = 4096;
    private static final int SHORTEST_RUN = 3;

    private final byte[] chunk = new byte[CHUNK];
    private int length;
    private long characters;
    private long badBytes;
    private long highBytes;
    private long highBytesInRuns;
    private int run;

    private CharsetFinder() {}

    static Encoding find(CsvSource source) {
        try (InputStream stream = source.open()) {
            return new CharsetFinder().find(stream);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static Encoding chosen(CsvSource source, Charset charset) {
        try (InputStream stream = source.open()) {
            byte[] head = stream.readNBytes(3);
            return new Encoding(charset, byteOrderMark(head, head.length).byteOrderMark());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** True where the first bytes of a file are UTF-16, with or without a byte order mark. */
    static boolean isUtf16(byte[] head) {
        Encoding encoding = byHead(head, head.length);
        return !encoding.charset().equals(StandardCharsets.UTF_8);
    }

    /** UTF-8 without a byte order mark where there is none. */
    private static Encoding byteOrderMark(byte[] head, int length) {
        if (length >= 3 && head[0] == (byte) 0xEF && head[1] == (byte) 0xBB && head[2] == (byte) 0xBF) {
            return new Encoding(StandardCharsets.UTF_8, true);
        }
        if (length >= 2 && head[0] == (byte) 0xFF && head[1] == (byte) 0xFE) {
            return new Encoding(StandardCharsets.UTF_16LE, true);
        }
        boolean bigEndian = length >= 2 && head[0] == (byte) 0xFE && head[1] == (byte) 0xFF;
        return new Encoding(bigEndian ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_8, bigEndian);
    }

    private Encoding find(InputStream stream) throws IOException {
        length = stream.readNBytes(chunk, 0, CHUNK);
        Encoding byHead = byHead(chunk, length);
        if (byHead.byteOrderMark() || !byHead.charset().equals(StandardCharsets.UTF_8)) {
            return byHead;
        }
        countAll(stream);
        boolean western = badBytes > characters && 2 * highBytesInRuns <= highBytes;
        return new Encoding(western ? CsvDialect.WINDOWS_1252 : StandardCharsets.UTF_8, false);
    }

    /** UTF-16 or a byte order mark, which the first bytes show; else UTF-8 without one. */
    private static Encoding byHead(byte[] head, int length) {
        Encoding marked = byteOrderMark(head, length);
        int pairs = Math.min(length, UTF16_SAMPLE) / 2;
        int nulsFirst = nuls(head, 0, pairs);
        int nulsSecond = nuls(head, 1, pairs);
        if (marked.byteOrderMark()) {
            return marked;
        }
        if (isOneSided(nulsSecond, nulsFirst, pairs)) {
            return new Encoding(StandardCharsets.UTF_16LE, false);
        }
        return isOneSided(nulsFirst, nulsSecond, pairs) ? new Encoding(StandardCharsets.UTF_16BE, false) : marked;
    }

    private static int nuls(byte[] head, int offset, int pairs) {
        int count = 0;
        for (int pair = 0; pair < pairs; pair++) {
            count += head[2 * pair + offset] == 0 ? 1 : 0;
        }
        return count;
    }

    /** In the UTF-16 of a table at least its digits, delimiters and line ends have a NUL in the same half of each pair. */
    private static boolean isOneSided(int nuls, int nulsInTheOtherHalf, int pairs) {
        return nuls > pairs / 4 && nulsInTheOtherHalf * 10 < nuls;
    }

    private void countAll(InputStream stream) throws IOException {
        boolean last = length < CHUNK;
        int counted = count(last);
        while (!last) {
            int kept = length - counted;
            System.arraycopy(chunk, counted, chunk, 0, kept);
            int read = stream.readNBytes(chunk, kept, CHUNK - kept);
            length = kept + read;
            last = length < CHUNK;
            counted = count(last);
        }
    }

    /** Counts up to the end, or to where a character might go on in the next chunk; where it stopped. */
    private int count(boolean last) {
        int end = last ? length : length - LONGEST_CHARACTER;
        int at = 0;
        while (at < end) {
            run = chunk[at] >= 0 ? 0 : run;
            at += chunk[at] >= 0 ? 1 : countCharacter(at);
        }
        return at;
    }

    private int countCharacter(int at) {
        int size = sizeAt(chunk, at, length);
        badBytes += size == 0 ? 1 : 0;
        characters += size == 0 ? 0 : 1;
        countRun(Math.max(size, 1));
        return Math.max(size, 1);
    }

    /** In Windows-1252 three letters in a row that are not ASCII are rare; in Cyrillic, Greek or Chinese text they are the rule. */
    private void countRun(int bytes) {
        highBytesInRuns += run >= SHORTEST_RUN ? bytes : run + bytes >= SHORTEST_RUN ? run + bytes : 0;
        run += bytes;
        highBytes += bytes;
    }

    /** How many bytes the character here has, 1 to 4; 0 where there is no well-formed one, or a NUL. Strictly as RFC 3629 has
     * it: no overlong forms, no surrogates. */
    private static int sizeAt(byte[] bytes, int at, int to) {
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
