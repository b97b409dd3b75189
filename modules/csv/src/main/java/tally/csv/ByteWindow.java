package tally.csv;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;

/**
 * The part of the stream that is in memory: the record being read, from its first byte on, and what was read ahead.
 *
 * <p>Positions are those of the array, and hold until {@link #more()}, which may move the window to the front of the array
 * or into a larger one. Behind the last byte lies a block of {@link Marks#FILLER}, so that blocks can be loaded up to the end.
 */
final class ByteWindow {

    private static final int LEAST_GROWTH = 16;

    private final InputStream stream;
    private final int decidingBytes;
    private byte[] array;
    private int start;
    private int end;
    private long passed;
    private boolean ended;

    ByteWindow(InputStream stream, CsvFormat format) {
        this.stream = stream;
        decidingBytes = format.maxRecordBytes() + 1;
        array = new byte[format.bufferBytes() + Marks.BLOCK];
    }

    /** The array in which the window lies; another one after {@link #more()}. */
    byte[] array() {
        return array;
    }

    /** Where in the array the window begins; another place after {@link #more()}. */
    int start() {
        return start;
    }

    /** Where in the array it ends: the position behind its last byte. */
    int end() {
        return end;
    }

    /** True once the stream has ended: the window will not grow. */
    boolean ended() {
        return ended;
    }

    /** How many bytes of the stream lie before the window. */
    long passed() {
        return passed;
    }

    /** Lets go of what lies before a position of the array: the window begins there. */
    void passTo(int position) {
        passed += position - start;
        start = position;
    }

    /**
     * Reads until the window has at least doubled, or passed the longest record by a byte, or the stream has ended. Doubling
     * keeps the work linear for those who start afresh each time.
     *
     * @throws UncheckedIOException when the stream fails
     */
    void more() {
        int wanted = Math.max(1, Math.min(2 * (end - start), decidingBytes));
        while (end - start < wanted && !ended) {
            if (end == room()) {
                makeRoom();
            }
            readOnce();
        }
        Arrays.fill(array, end, end + Marks.BLOCK, Marks.FILLER);
    }

    /** The first CR or LF at or behind a position; the end of the window where there is none. */
    int lineEnd(int from) {
        int at = from;
        while (at < end && array[at] != '\n' && array[at] != '\r') {
            at++;
        }
        return at;
    }

    /** How many lines end before a position; CR LF ends one. */
    int lineEndsBefore(int position) {
        int count = 0;
        for (int at = start; at < position; at++) {
            boolean crLf = array[at] == '\n' && at > start && array[at - 1] == '\r';
            count += (array[at] == '\n' && !crLf) || array[at] == '\r' ? 1 : 0;
        }
        return count;
    }

    private void readOnce() {
        try {
            int read = stream.read(array, end, room() - end);
            ended = read < 0;
            end += Math.max(read, 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private int room() {
        return array.length - Marks.BLOCK;
    }

    private void makeRoom() {
        byte[] target = start > 0 ? array : new byte[grown() + Marks.BLOCK];
        System.arraycopy(array, start, target, 0, end - start);
        array = target;
        end -= start;
        start = 0;
    }

    private int grown() {
        return Math.max(Math.min(2 * room(), decidingBytes), room() + LEAST_GROWTH);
    }
}
