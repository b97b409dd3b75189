package tally.csv;

import java.io.IOException;
import java.io.InputStream;
import java.util.EnumSet;
import java.util.Set;

/** Finds what ends the lines of a file, from its first 256 KB: it is only shown to a person. Quotes are told apart by counting them: behind an odd one, a line end is text. */
final class LineEndingFinder {

    private static final int CHUNK = 1 << 16;
    private static final int CHUNKS = 4;

    private final Set<LineEnding> found = EnumSet.noneOf(LineEnding.class);
    private boolean quoted;
    private boolean afterCr;

    private LineEndingFinder() {}

    static LineEnding find(InputStream stream) throws IOException {
        return new LineEndingFinder().read(stream);
    }

    private LineEnding read(InputStream stream) throws IOException {
        byte[] chunk = new byte[CHUNK];
        int chunks = 0;
        for (int read = stream.read(chunk);
                read >= 0 && found.size() < 2 && chunks < CHUNKS;
                read = stream.read(chunk)) {
            chunks++;
            for (int at = 0; at < read; at++) {
                see(chunk[at]);
            }
        }
        see((byte) ' ');
        return found.isEmpty()
                ? LineEnding.NONE
                : found.size() > 1 ? LineEnding.MIXED : found.iterator().next();
    }

    private void see(byte b) {
        if (afterCr) {
            found.add(b == '\n' ? LineEnding.CRLF : LineEnding.CR);
        } else if (b == '\n' && !quoted) {
            found.add(LineEnding.LF);
        }
        quoted ^= b == '"';
        afterCr = b == '\r' && !quoted;
    }
}
