package tally.ingest;

import java.util.BitSet;
import tally.domain.sales.SaleKey;

/**
 * Finds, in one pass over a large file, the few sales that may stand in it more than once, in 16 bits a row: so only
 * those need be counted exactly. Says 'may repeat' of some that do not, never the other way round. One per reading.
 */
final class RepeatFilter {
    private static final long BITS_PER_ROW = 8;
    private static final long MOST_BITS = 1L << 28;

    private final int mask;
    private final BitSet once;
    private final BitSet again;

    RepeatFilter(long rows) {
        final long bits = Long.highestOneBit(Math.max(64, Math.min(MOST_BITS, rows * BITS_PER_ROW)));
        this.mask = (int) (bits - 1);
        this.once = new BitSet((int) bits);
        this.again = new BitSet((int) bits);
    }

    void add(SaleKey key) {
        final int bit = bit(key);
        if (once.get(bit)) {
            again.set(bit);
        }
        once.set(bit);
    }

    boolean mayRepeat(SaleKey key) {
        return again.get(bit(key));
    }

    private int bit(SaleKey key) {
        return (int) key.hash().getLeastSignificantBits() & mask;
    }
}
