package tally.csv;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Where in the window the bytes are that may mean something: the delimiter, the quote, whatever is below the space (CR, LF
 * and NUL among them) and whatever is above 127. All other bytes, most of any file, are never looked at one by one.
 *
 * <p>Fast on purpose. {@link #find} loads eight bytes at a time as a {@code long} and compares all eight with a few
 * operations, without a branch; 64 of them give one {@code long} with a bit for each byte. A loop over bytes, or a search
 * for the next mark from the last one, mispredicts a branch at nearly every field, and that costs more than the work.
 */
final class Marks {

    /** How many bytes behind the last one must be loadable; what is there must be spaces, which are no marks. */
    static final int PADDING = 64;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    static final int BLOCK = Long.SIZE;
    private static final long EACH = 0x0101010101010101L;
    private static final long LOW_BITS = 0x7F * EACH;
    private static final long QUOTES = '"' * EACH;
    private static final long UP_TO_SPACE = (0x80 - ' ') * EACH;
    /** Multiplied with this, the lowest bits of eight bytes come together, in order, in the highest byte. */
    private static final long GATHER = 0x0102040810204080L;

    private Marks() {}

    /** Eight times the same byte, as {@link #of} wants the delimiter. */
    static long each(char ascii) {
        return ascii * EACH;
    }

    /** One bit for each of the 64 bytes from a position on, set where there is a mark; the lowest is the first byte's. */
    static long of(byte[] bytes, int position, long delimiters) {
        long bits = 0;
        for (int i = 0; i < BLOCK; i += Long.BYTES) {
            bits |= ofEight((long) LONGS.get(bytes, position + i), delimiters) << i;
        }
        return bits;
    }

    private static long ofEight(long eight, long delimiters) {
        long low = eight & LOW_BITS;
        long ordinary = ((low ^ delimiters) + LOW_BITS) & ((low ^ QUOTES) + LOW_BITS) & (low + UP_TO_SPACE);
        long marks = (~ordinary | eight) >>> 7 & EACH;
        return marks * GATHER >>> 56;
    }
}
