package tally.csv;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Finds the bytes that may mean something: the delimiter, the quote, whatever is below the space (CR, LF and NUL among them)
 * and whatever is above 127. All others, most of any file, are never looked at one by one.
 *
 * <p>Fast on purpose, and without a branch: eight bytes are loaded as one {@code long} and compared in a few operations, and
 * 64 of them give one {@code long} with a bit for each byte. A loop over bytes, or a search for the next mark from the last
 * one, mispredicts a branch at nearly every field, which costs more than all the arithmetic here.
 */
final class Marks {

    /** How many bytes are looked at together. */
    static final int BLOCK = Long.SIZE;

    /** A byte that is no mark whatever the delimiter: letters cannot be one. To fill a last block with. */
    static final byte FILLER = 'x';

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
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

    /**
     * Looks at the lower seven bits of each byte, so that no sum carries into the next byte. Adding 127 sets the highest bit
     * unless the byte is zero, and {@code byte ^ wanted} is zero for the wanted byte only; adding {@code 128 - ' '} sets it
     * from the space on.
     */
    private static long ofEight(long eight, long delimiters) {
        long low = eight & LOW_BITS;
        long ordinary = ((low ^ delimiters) + LOW_BITS) & ((low ^ QUOTES) + LOW_BITS) & (low + UP_TO_SPACE);
        long marks = ((~ordinary | eight) >>> 7) & EACH;
        return (marks * GATHER) >>> 56;
    }
}
