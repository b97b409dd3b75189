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

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final int LEAST_GROWTH = 16;

    private final InputStream stream;
    private final int decidingBytes;
    private byte[] array;
    private int start;
    private int end;
    private long passed;
    private boolean ended;

    /** Where the next record begins; unless a LF belongs to this one still, or the rest of a line does. */
    private int next;

    private boolean afterCr;
    private boolean inLine;

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

    /** How many bytes of the stream lie before the next record. */
    long bytesPassed() {
        return passed + next - start;
    }

    /** Moves behind a byte order mark, where the file begins with one. */
    void passByteOrderMark() {
        while (end < BYTE_ORDER_MARK.length && !ended) {
            more();
        }
        if (Arrays.mismatch(array, BYTE_ORDER_MARK) >= BYTE_ORDER_MARK.length) {
            passTo(BYTE_ORDER_MARK.length);
        }
    }

    /** Ends the record at a line end, or at the end of the window where there is none; where the next one begins. */
    int endRecord(int lineEnd) {
        int left = end - lineEnd;
        boolean cr = left > 0 && array[lineEnd] == '\r';
        afterCr = cr && left == 1;
        next = lineEnd + Math.min(left, cr && array[lineEnd + 1] == '\n' ? 2 : 1);
        return next;
    }

    /** Ends the record at the end of the line on which a position is, though that may not have been read yet. */
    int endRecordWithLine(int position) {
        int lineEnd = lineEnd(position);
        inLine = lineEnd == end;
        return endRecord(lineEnd);
    }

    /** Moves to the next record; false where it takes more than that to find it. */
    boolean passRecord() {
        passTo(next);
        return start < end && !afterCr && !inLine;
    }

    /** Finds the next record by reading on; false at the end of the file. */
    boolean findRecord() {
        while (inLine && hasMore()) {
            passTo(endRecordWithLine(start));
        }
        if (afterCr && hasMore() && array[start] == '\n') {
            passTo(start + 1);
        }
        afterCr = false;
        return hasMore();
    }

    private boolean hasMore() {
        while (start == end && !ended) {
            more();
        }
        return start < end;
    }

    private void passTo(int position) {
        passed += position - start;
        start = position;
        next = position;
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
        next = start;
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

    /** Takes the second of each doubled quote out of a text: moves it together, fills the gap behind it; its new end. */
    int undoubleQuotes(int from, int to) {
        int newEnd = from;
        for (int at = from; at < to; at++) {
            at += array[at] == '"' ? 1 : 0;
            array[newEnd++] = array[at];
        }
        Arrays.fill(array, newEnd, to, (byte) '"');
        return newEnd;
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
