package tally.persistence;

import java.util.Arrays;
import java.util.List;
import tally.domain.sales.SaleKey;
import tally.domain.uploads.KeyedSale;

/**
 * The order of the duplicate key's index, near enough to fill its pages one after the other. Sorts one {@code long} a sale,
 * which holds the first bits of its key and its position: six times as fast as comparing the keys themselves. Keys that share
 * those bits stay in the order of the file, and that of days a thousand years apart does not matter.
 */
final class IndexOrder {
    private static final int POSITION_BITS = 22;
    private static final int DAY_BITS = 20;
    private static final int HASH_BITS = Long.SIZE - DAY_BITS - POSITION_BITS;

    private IndexOrder() {}

    /** The place of each of these sales, up to four million of them, in that order, from 0. */
    static int[] places(List<KeyedSale> sales) {
        final int[] positions = positions(sales);
        final int[] places = new int[positions.length];
        for (int place = 0; place < places.length; place++) {
            places[positions[place]] = place;
        }
        return places;
    }

    /** The same the other way round: which of these sales, from 0, comes at each place. */
    static int[] positions(List<KeyedSale> sales) {
        if (sales.size() >= 1 << POSITION_BITS) {
            throw new IllegalArgumentException("Too many sales for one batch: " + sales.size());
        }
        final long[] keys = new long[sales.size()];
        for (int position = 0; position < keys.length; position++) {
            keys[position] = prefix(sales.get(position).key()) << POSITION_BITS | position;
        }
        Arrays.sort(keys);
        return Arrays.stream(keys)
                .mapToInt(key -> (int) (key & ((1 << POSITION_BITS) - 1)))
                .toArray();
    }

    /** Those things, one a sale, in that order. */
    static <T> List<T> arranged(List<T> all, int[] positions) {
        return Arrays.stream(positions).mapToObj(all::get).toList();
    }

    private static long prefix(SaleKey key) {
        final long hash = key.hash().getMostSignificantBits() >>> (Long.SIZE - HASH_BITS);
        return key.date().toEpochDay() << HASH_BITS | hash;
    }
}
