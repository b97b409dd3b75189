package tally.ingest;

import tally.domain.sales.SaleKey;

/**
 * Counts how often each sale has come in a file so far: a hash table of 12 bytes a slot, because a map of objects would
 * need ten times that. Remembers 64 bits of a key; that two different sales of one file share them has, for 10 million
 * rows, a chance of one in 300,000. One per reading, for one thread.
 */
final class Occurrences {
    private static final int FIRST_SLOTS = 1024;
    private static final long FREE = 0;

    private long[] keys = new long[FIRST_SLOTS];
    private int[] repeats = new int[FIRST_SLOTS];
    private int used;

    /** How many equal sales there have been with this one: 1 for the first. */
    int next(SaleKey key) {
        if (used * 2 >= keys.length) {
            grow();
        }
        final long fingerprint = fingerprint(key);
        final int slot = slot(keys, fingerprint);
        if (keys[slot] == FREE) {
            keys[slot] = fingerprint;
            used++;
            return 1;
        }
        return 1 + ++repeats[slot];
    }

    private void grow() {
        final long[] newKeys = new long[keys.length * 2];
        final int[] newRepeats = new int[newKeys.length];
        for (int old = 0; old < keys.length; old++) {
            if (keys[old] != FREE) {
                final int slot = slot(newKeys, keys[old]);
                newKeys[slot] = keys[old];
                newRepeats[slot] = repeats[old];
            }
        }
        keys = newKeys;
        repeats = newRepeats;
    }

    private static int slot(long[] keys, long fingerprint) {
        int slot = (int) (fingerprint >>> 32) & keys.length - 1;
        while (keys[slot] != FREE && keys[slot] != fingerprint) {
            slot = slot + 1 & keys.length - 1;
        }
        return slot;
    }

    /** The key's own bits are as good as random; 0 means a free slot, so it becomes 1. */
    private static long fingerprint(SaleKey key) {
        final long bits = key.high() ^ Long.rotateLeft(key.low(), 17);
        return bits == FREE ? 1 : bits;
    }
}
