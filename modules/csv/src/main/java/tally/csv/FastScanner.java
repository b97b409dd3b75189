package tally.csv;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Finds the fields of an ordinary record, which is nearly every one: wholly in the window, within all limits, its quotes
 * simply closed. Any other it leaves to {@link CarefulScanner}, so that no policy is decided here.
 *
 * <p>Fast on purpose. Only marks are looked at: the delimiter, the quote, whatever is below the space (CR, LF and NUL among
 * them) and whatever is above 127. They are found without a branch: eight bytes are loaded as one {@code long} and compared
 * in a few operations, and 64 of them give one {@code long} with a bit for each. A loop over bytes, or a search for the next
 * mark from the last one, mispredicts a branch at nearly every field, which costs more than all the arithmetic here. See
 * {@code docs/csv.md}, 'Speed'; measured by {@code ./build.sh bench csv}.
 */
final class FastScanner {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int BLOCK = Long.SIZE;
    private static final long EACH = 0x0101010101010101L;
    private static final long LOW_BITS = 0x7F * EACH;
    private static final long QUOTES = '"' * EACH;
    private static final long UP_TO_SPACE = (0x80 - ' ') * EACH;
    /** Multiplied with this, the lowest bits of eight bytes come together, in order, in the highest byte. */
    private static final long GATHER = 0x0102040810204080L;

    private final long[] spans;
    private final byte delimiter;
    private final long delimiters;
    private final int maxBytes;

    /** Where in the window's array the last record's last block lies, and its marks that are not yet looked at. */
    private int block;

    private long marks;
    /** True where these are good for the next record: it begins in the window, so that nothing is read before it. */
    private boolean goesOn;

    private boolean ascii;

    /** A scanner that fills in where fields begin and end, see {@link #span}, and behind them, where the record ends. */
    FastScanner(CsvFormat format, long[] spans) {
        this.spans = spans;
        delimiter = (byte) format.delimiter();
        delimiters = delimiter * EACH;
        maxBytes = format.maxFieldBytes();
    }

    /** Where a field begins, in the upper half, and ends, both counted from the record's first byte: no object a field. */
    static long span(int from, int to) {
        return ((long) from << Integer.SIZE) | to;
    }

    /** False where the record may hold a byte that is not ASCII, a NUL, or a line end in quotes. */
    boolean isAscii() {
        return ascii;
    }

    /**
     * Finds the fields of the record that begins at the start of a {@link ByteWindow}, and may go on to its end; how many
     * there are, or 0 where it is no ordinary one.
     *
     * <p>The hot loop: one turn a mark, what happens most often first. It is longer than a method should be because its
     * state has to stay in local variables; it is kept for the next record, whose first marks are in the same block.
     */
    int scan(byte[] bytes, int start, int end) {
        int at = goesOn ? block : start - BLOCK;
        long left = goesOn ? marks : 0;
        goesOn = false;
        int from = 0;
        boolean quoted = false;
        boolean unusual = false;
        long[] places = spans;
        int most = places.length - 1;
        int found = 0;
        while (true) {
            while (left == 0) {
                at += BLOCK;
                if (at >= end) {
                    return 0;
                }
                left = marks(bytes, at);
            }
            int position = at + Long.numberOfTrailingZeros(left);
            int offset = position - start;
            byte mark = bytes[position];
            left &= left - 1;
            if (quoted) {
                if (mark != '"') {
                    unusual |= mark != delimiter;
                    continue;
                }
                mark = bytes[position + 1];
                if (mark != delimiter && mark != '\n' && mark != '\r') {
                    return 0;
                }
                quoted = false;
                places[found++] = span(from + 1, offset++);
            } else if (mark == delimiter || mark == '\n' || mark == '\r') {
                if (offset < from) {
                    continue; // The delimiter behind a closing quote, or the LF that ended the record before.
                }
                places[found++] = span(from, offset);
            } else {
                quoted = mark == '"' && offset == from;
                unusual |= mark != '"';
                continue;
            }
            if (mark == delimiter && found < most) {
                from = offset + 1;
                continue;
            }
            if (mark == delimiter || offset > maxBytes) {
                return 0;
            }
            places[found] = span(offset, offset);
            block = at;
            marks = left;
            goesOn = start + offset + 2 < end; // Two: the line may end with CR LF.
            ascii = !unusual;
            return found;
        }
    }

    /**
     * One bit for each of the 64 bytes from a position on, set where there is a mark; the lowest is the first byte's.
     *
     * <p>Looks at the lower seven bits of each byte, so that no sum carries into the next byte. Adding 127 sets the highest
     * bit unless the byte is zero, and {@code byte ^ wanted} is zero for the wanted byte only; adding {@code 128 - ' '} sets
     * it from the space on.
     */
    private long marks(byte[] bytes, int position) {
        long bits = 0;
        for (int i = 0; i < BLOCK; i += Long.BYTES) {
            long eight = (long) LONGS.get(bytes, position + i);
            long low = eight & LOW_BITS;
            long ordinary = ((low ^ delimiters) + LOW_BITS) & ((low ^ QUOTES) + LOW_BITS) & (low + UP_TO_SPACE);
            long found = ((~ordinary | eight) >>> 7) & EACH;
            bits |= ((found * GATHER) >>> 56) << i;
        }
        return bits;
    }
}
