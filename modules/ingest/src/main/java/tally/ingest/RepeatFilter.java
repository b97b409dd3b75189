package tally.ingest;

import java.util.BitSet;
import tally.domain.sales.SaleKey;

/**
 * Finds, in one pass over a large file, the few sales that may stand in it more than once: so only those need be counted
 * exactly. Says 'may repeat' of about one in a hundred that do not, never the other way round. One per reading.
 *
 * <p>Two Bloom filters: one of all sales so far, thrown away after the pass, and a smaller one of those that the first one
 * knew already. Three bits a sale in eight that it is given: the share of errors is (1 - e^(-3/8))^3, 3 in 100 at the end
 * of the file, 1 in 100 over all of it.
 */
final class RepeatFilter {
    private static final long BITS_PER_ROW = 8;
    private static final int SHARE_OF_REPEATS = 4;

    /** Nothing else of the upload is in memory during the pass. */
    private static final long SHARE_OF_HEAP = 4;

    private final int bits;
    private final BitSet again;
    private BitSet seen;

    RepeatFilter(long rows) {
        final long room = Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP * Byte.SIZE;
        this.bits = (int) Math.max(64, Math.min(Math.min(room, Integer.MAX_VALUE), rows * BITS_PER_ROW));
        this.seen = new BitSet(bits);
        this.again = new BitSet(bits / SHARE_OF_REPEATS);
    }

    /** To be called for each sale of the file. */
    void add(SaleKey key) {
        if (contains(seen, key, bits)) {
            put(again, key, bits / SHARE_OF_REPEATS);
        } else {
            put(seen, key, bits);
        }
    }

    /** To be called once all are added: gives back the memory that only the pass needs. */
    void allAdded() {
        seen = new BitSet();
    }

    boolean mayRepeat(SaleKey key) {
        return contains(again, key, bits / SHARE_OF_REPEATS);
    }

    private static boolean contains(BitSet filter, SaleKey key, int size) {
        final long high = key.high();
        final long low = key.low();
        return filter.get(place(low, size))
                && filter.get(place(low >>> Integer.SIZE, size))
                && filter.get(place(high >>> Integer.SIZE, size));
    }

    private static void put(BitSet filter, SaleKey key, int size) {
        final long high = key.high();
        final long low = key.low();
        filter.set(place(low, size));
        filter.set(place(low >>> Integer.SIZE, size));
        filter.set(place(high >>> Integer.SIZE, size));
    }

    /** The lower 32 bits, which are as good as random, taken for a fraction of the size. */
    private static int place(long hash, int size) {
        return (int) (((hash & 0xFFFF_FFFFL) * size) >>> Integer.SIZE);
    }
}
