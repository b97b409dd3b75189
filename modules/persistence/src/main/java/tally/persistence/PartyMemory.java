package tally.persistence;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What one attempt at an upload knows from its batches: the ids of products and customers, which the next batches need not
 * look up again, and to whom was sold. Ids are known as soon as a batch has created them, and before it has committed
 * them: the next batch, which commits only behind it, would have to wait for it inside the database otherwise. An id that is not
 * there in the end is noticed where the sums change, see {@link RunningSums}. Safe for use by many threads.
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

    /** Keeps the ids that a batch has found or created; for as long as there is room. */
    synchronized void learn(Map<String, Party> newProducts, Map<String, Party> newCustomers) {
        full |= products.size() + customers.size() > mostNames();
        if (!full) {
            newProducts.forEach((name, party) -> products.put(name, party.id()));
            newCustomers.forEach((name, party) -> customers.put(name, party.id()));
        }
    }

    /** Keeps to whom a batch of so many rows has sold something, once it is committed. */
    synchronized void committed(int rowsOfBatch, Parties parties) {
        rows += rowsOfBatch;
        if (!full) {
            parties.customers().values().stream().filter(Party::hasSales).forEach(buyer -> buyers.add(buyer.id()));
        }
    }

    /** Forgets the ids of a batch that has failed, since it may have created them. */
    synchronized void failed(Parties parties) {
        products.keySet().removeAll(parties.products().keySet());
        customers.keySet().removeAll(parties.customers().keySet());
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
