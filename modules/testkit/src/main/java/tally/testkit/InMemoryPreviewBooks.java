package tally.testkit;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tally.domain.BusinessId;
import tally.domain.uploads.KeyedSale;
import tally.domain.uploads.PreviewBooks;

/** {@link PreviewBooks} without a database. */
final class InMemoryPreviewBooks implements PreviewBooks {
    private final Memory memory;

    InMemoryPreviewBooks(Memory memory) {
        this.memory = memory;
    }

    @Override
    public Comparison compare(BusinessId business, List<KeyedSale> sales) {
        synchronized (memory) {
            final Ledger ledger = memory.ledger(business);
            return new Comparison(
                    unknown(
                            sales.stream().map(keyed -> keyed.sale().product()),
                            ledger.products().keySet()),
                    unknown(
                            sales.stream().map(keyed -> keyed.sale().customer()).flatMap(Optional::stream),
                            ledger.customers().keySet()),
                    sales.stream().filter(keyed -> holds(ledger, keyed)).count());
        }
    }

    private static long unknown(Stream<String> names, Set<String> known) {
        return names.distinct().filter(name -> !known.contains(name)).count();
    }

    private static boolean holds(Ledger ledger, KeyedSale keyed) {
        return ledger.entries().stream()
                .anyMatch(entry -> entry.key().equals(keyed.key()) && entry.occurrence() == keyed.occurrence());
    }
}
