package tally.persistence;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What one attempt at an upload knows from the batches that it has committed: the ids of products and customers, which the
 * next batches need not look up again, and to whom was sold. An id that somebody removes meanwhile is noticed where the sums
 * change, see {@link RunningSums}. Safe for use by many threads.
 */
final class PartyMemory {
    private static final int MOST_NAMES = 100_000;

    /** A name with its id takes two hundred bytes; so a tenth of the memory at most, and of a large one far less. */
    private static final long HEAP_BYTES_PER_NAME = 2_000;

    private final Map<String, UUID> products = new HashMap<>();
    private final Map<String, UUID> customers = new HashMap<>();
    private final Set<UUID> buyers = new HashSet<>();
    private long rows;
    private boolean full;

    /** Gives those that are known their ids, and gives back the others. */
    synchronized Map<String, Party> unknownProducts(Map<String, Party> wanted) {
        return unknown(products, wanted);
    }

    /** The same for customers. */
    synchronized Map<String, Party> unknownCustomers(Map<String, Party> wanted) {
        return unknown(customers, wanted);
    }

    private static Map<String, Party> unknown(Map<String, UUID> known, Map<String, Party> wanted) {
        final Map<String, Party> unknown = new HashMap<>(wanted);
        unknown.keySet().removeAll(known.keySet());
        wanted.forEach((name, party) -> Optional.ofNullable(known.get(name)).ifPresent(party::found));
        return unknown;
    }

    /** Keeps what a batch of so many rows has found, once it is committed; for as long as there is room. */
    synchronized void keep(int rowsOfBatch, Parties parties) {
        rows += rowsOfBatch;
        full |= products.size() + customers.size() > mostNames();
        if (!full) {
            parties.products().forEach((name, party) -> products.put(name, party.id()));
            parties.customers().forEach((name, party) -> customers.put(name, party.id()));
            parties.customers().values().stream().filter(Party::hasSales).forEach(buyer -> buyers.add(buyer.id()));
        }
    }

    /**
     * The customers to whom the upload has sold something; empty where not all of its rows came through here.
     *
     * @param rowsDone of the upload, by all attempts
     */
    synchronized Optional<Set<UUID>> buyers(long rowsDone) {
        return full || rows != rowsDone ? Optional.empty() : Optional.of(Set.copyOf(buyers));
    }

    private static long mostNames() {
        return Math.min(MOST_NAMES, Runtime.getRuntime().maxMemory() / HEAP_BYTES_PER_NAME);
    }
}
