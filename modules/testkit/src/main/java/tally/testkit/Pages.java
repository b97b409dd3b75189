package tally.testkit;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import tally.domain.Id;
import tally.domain.Page;
import tally.domain.PageRequest;

/** Cuts pages out of lists, as the database does. */
final class Pages {
    private Pages() {}

    static <T> Page<T> page(Stream<T> all, PageRequest wanted) {
        final List<T> matching = all.toList();
        return new Page<>(
                matching.size(),
                matching.stream().skip(wanted.offset()).limit(wanted.limit()).toList());
    }

    /** The database's order of ids: by their bytes, unsigned, as their text is; {@code UUID.compareTo} is signed. */
    static Comparator<Id> byId() {
        return Comparator.comparing(id -> id.value().toString());
    }

    static <T> Comparator<T> directed(Comparator<T> order, boolean descending) {
        return descending ? order.reversed() : order;
    }
}
