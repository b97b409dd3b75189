package tally.csv;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * The part of the stream that is in memory: the record being read, from its first byte on, and what was read ahead.
 *
 * <p>An offset counts from the record's first byte, and so stays right when the bytes are moved to the front of the array
 * or into a larger one, which {@link #at} does when it has to read on.
 */
final class ByteWindow {

    /** What {@link #at} answers behind the last byte of the file. */
    static final int END_OF_FILE = -1;

    /** So many bytes behind the window can be loaded, and mean nothing. */
    static final int MARGIN = Long.SIZE;

    private final InputStream stream;
    private byte[] array;
    private int start;
    private int end;
    private long moved;
    private boolean ended;

    ByteWindow(InputStream stream, int bufferBytes) {
        this.stream = stream;
        array = new byte[bufferBytes + MARGIN];
    }

    /** The array in which the window lies. */
    byte[] array() {
        return array;
    }

    /** Where in the array the record begins. */
    int start() {
        return start;
    }

    /** Where in the array the window ends: the position behind its last byte. */
    int end() {
        return end;
    }

    /** How many bytes of the stream lie before the record. */
    long passed() {
        return moved + start;
    }

    /** The byte at an offset, from 0 to 255, reading on where it must; or {@link #END_OF_FILE}. */
    int at(int offset) {
        while (offset >= end - start && !ended) {
            readOn();
        }
        return offset < end - start ? array[start + offset] & 0xFF : END_OF_FILE;
    }

    /** The first offset from one on at which what {@link #at} answers is wanted; above the limit where none up to it is. */
    int find(IntPredicate wanted, int from, int limit) {
        int offset = from;
        while (offset <= limit && !wanted.test(at(offset))) {
            offset++;
        }
        return offset;
    }

    /** Whether a line ends with what {@link #at} answers: with CR, with LF, or because the file does. */
    static boolean endsLine(int b) {
        return b == '\n' || b == '\r' || b == END_OF_FILE;
    }

    /** How many lines end before an offset; CR LF ends one. */
    int lineEndsBefore(int offset) {
        int count = 0;
        for (int at = start; at < start + offset; at++) {
            boolean crLf = array[at] == '\n' && at > start && array[at - 1] == '\r';
            count += (array[at] == '\n' && !crLf) || array[at] == '\r' ? 1 : 0;
        }
        return count;
    }

    /** Takes the second of each doubled quote out of a text: moves it together, fills the gap behind it; its new end. */
    int undoubleQuotes(int from, int to) {
        int newEnd = start + from;
        for (int at = start + from; at < start + to; at++) {
            at += array[at] == '"' ? 1 : 0;
            array[newEnd++] = array[at];
        }
        Arrays.fill(array, newEnd, start + to, (byte) '"');
        return newEnd - start;
    }

    /** Begins the next record, behind the line on which an offset is; nothing of that line is kept. */
    void passLine(int offset) {
        start += offset;
        while (!endsLine(at(0))) {
            start++;
        }
        int size = at(0) == '\r' && at(1) == '\n' ? 2 : 1;
        start = Math.min(start + size, end);
    }

    /** Moves behind a byte order mark, where the file begins with one. */
    void passByteOrderMark() {
        start += at(0) == 0xEF && at(1) == 0xBB && at(2) == 0xBF ? 3 : 0;
    }

    private void readOn() {
        if (end == array.length - MARGIN) {
            makeRoom();
        }
        try {
            int read = stream.read(array, end, array.length - MARGIN - end);
            ended = read < 0;
            end += Math.max(read, 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        Arrays.fill(array, end, end + MARGIN, (byte) 'x'); // Whatever the delimiter is, it is no letter.
    }

    private void makeRoom() {
        byte[] target = start > 0 ? array : new byte[2 * array.length - MARGIN];
        System.arraycopy(array, start, target, 0, end - start);
        array = target;
        end -= start;
        moved += start;
        start = 0;
    }
}
