package tally.csv;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;

/**
 * The part of the stream that is in memory: the record being read, from its first byte on, and what was read ahead.
 *
 * <p>Positions inside it count from that first byte, so nothing has to be adjusted when the record is moved to the front
 * of the array or into a larger one. Behind the last byte there are always {@value #PADDING} spaces, so that eight bytes
 * can be loaded at any position that holds one.
 */
final class ByteWindow {

    static final int PADDING = 8;

    private static final int LEAST_GROWTH = 16;

    private final InputStream stream;
    private final int mostBytes;
    private byte[] array;
    private int start;
    private int length;
    private long passed;
    private boolean ended;

    ByteWindow(InputStream stream, CsvFormat format) {
        this.stream = stream;
        mostBytes = Math.max(format.bufferBytes(), format.maxRecordBytes() + LEAST_GROWTH);
        array = new byte[format.bufferBytes() + PADDING];
    }

    /** The array in which the window lies; another one after {@link #more()}. */
    byte[] array() {
        return array;
    }

    /** Where in the array the window begins; another place after {@link #more()}. */
    int start() {
        return start;
    }

    /** How many bytes it holds. */
    int length() {
        return length;
    }

    /** The byte at a position. */
    byte at(int position) {
        return array[start + position];
    }

    /** How many bytes of the stream lie before the window. */
    long passed() {
        return passed;
    }

    /** Lets go of the first bytes: the window begins behind them. */
    void pass(int bytes) {
        start += bytes;
        length -= bytes;
        passed += bytes;
    }

    /**
     * Reads more behind what is there; false at the end of the stream.
     *
     * @throws UncheckedIOException when the stream fails
     */
    boolean more() {
        if (ended) {
            return false;
        }
        if (start + length == array.length - PADDING) {
            makeRoom();
        }
        int end = start + length;
        int read = read(end, array.length - PADDING - end);
        ended = read < 0;
        length += Math.max(read, 0);
        Arrays.fill(array, start + length, start + length + PADDING, (byte) ' ');
        return !ended;
    }

    private int read(int from, int room) {
        try {
            return stream.read(array, from, room);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void makeRoom() {
        byte[] target = start > 0 ? array : new byte[grown() + PADDING];
        System.arraycopy(array, start, target, 0, length);
        array = target;
        start = 0;
    }

    private int grown() {
        int capacity = array.length - PADDING;
        if (capacity >= mostBytes) {
            throw new IllegalStateException("a record of " + length + " bytes passed the limit of " + mostBytes);
        }
        return Math.min(mostBytes, Math.max(2 * capacity, LEAST_GROWTH));
    }
}
