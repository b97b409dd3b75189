package tally.domain.sales;

import java.util.function.Function;

/**
 * Reads a text only once while it keeps coming: a million rows of a shop name a few hundred days, times and quantities.
 * Remembers as many as it has room for, the last ones seen. Safe for use by many threads: what is remembered never changes,
 * and two that read the same text at once only do so twice.
 */
final class ReadBefore<T> {
    private static final int ROOM = 1 << 11;

    private final Function<String, T> reader;
    private final Entry<T>[] entries;

    /** {@code reader} must give equal values for equal texts. */
    // unchecked, rawtypes: Java makes no arrays of a generic type, and nothing but entries of this type is put in.
    @SuppressWarnings({"unchecked", "rawtypes"})
    ReadBefore(Function<String, T> reader) {
        this.reader = reader;
        this.entries = new Entry[ROOM];
    }

    T read(String text) {
        final int slot = (text.hashCode() ^ (text.hashCode() >>> 16)) & (ROOM - 1);
        final Entry<T> known = entries[slot];
        if (known != null && known.text.equals(text)) {
            return known.value;
        }
        final T value = reader.apply(text);
        entries[slot] = new Entry<>(text, value);
        return value;
    }

    private record Entry<T>(String text, T value) {}
}
