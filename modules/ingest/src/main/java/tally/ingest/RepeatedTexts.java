package tally.ingest;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import tally.csv.CsvReader;
import tally.domain.sales.CellText;

/**
 * Gives the same String for the same text of a field, without making it again: a shop's file names few products, customers
 * and days, a million times. Remembers as many as it has room for, the last ones seen. One per reading, for one thread.
 */
final class RepeatedTexts {
    private static final int ROOM_BITS = 14;
    private static final int ROOM = 1 << ROOM_BITS;
    private static final int LONGEST = 64;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** Odd, its bits as good as random: the golden ratio's first 64. */
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private final CsvReader reader;
    private final String[] texts = new String[ROOM];

    /** The bytes of each text, at a place of their own: an object each would be one more look into memory for every field. */
    private final byte[] bytes = new byte[ROOM * LONGEST];

    private final byte[] lengths = new byte[ROOM];

    RepeatedTexts(CsvReader reader) {
        this.reader = reader;
        Arrays.fill(texts, "");
    }

    /** The text of a field of the reader's record, white space around it removed. */
    String field(int field) {
        final int start = reader.start(field);
        final int length = reader.end(field) - start;
        if (length > LONGEST) {
            return CellText.of(reader.field(field));
        }
        final int slot = slot(reader.bytes(), start, start + length);
        if (length != lengths[slot] || !isKept(start, length, slot * LONGEST)) {
            texts[slot] = CellText.of(reader.field(field));
            lengths[slot] = (byte) length;
            System.arraycopy(reader.bytes(), start, bytes, slot * LONGEST, length);
        }
        return texts[slot];
    }

    private boolean isKept(int start, int length, int place) {
        return Arrays.equals(reader.bytes(), start, start + length, bytes, place, place + length);
    }

    /** Eight bytes at a time: byte by byte this took as long as all else that is done for a field. */
    private static int slot(byte[] bytes, int start, int end) {
        long hash = (long) end - start;
        int at = start;
        for (; at + Long.BYTES <= end; at += Long.BYTES) {
            hash = Long.rotateLeft((hash ^ (long) LONGS.get(bytes, at)) * MIX, Integer.SIZE);
        }
        for (; at < end; at++) {
            hash = (hash ^ bytes[at]) * MIX;
        }
        return (int) ((hash * MIX) >>> (Long.SIZE - ROOM_BITS));
    }
}
