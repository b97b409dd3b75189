package tally.persistence;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tally.domain.SaleId;
import tally.domain.sales.Sale;
import tally.domain.uploads.KeyedSale;

/** The products and customers of some sales, by name, each there once. For one transaction and thread. */
final class Parties {
    private final Map<String, Party> products = new HashMap<>();
    private final Map<String, Party> customers = new HashMap<>();

    /** The sale with its parties, added up on them as if it were new: nearly all are, and now it is at hand. */
    PlacedSale place(SaleId id, KeyedSale keyed) {
        final Sale sale = keyed.sale();
        final Optional<String> customer = sale.customer();
        return new PlacedSale(
                id.value().getMostSignificantBits(),
                id.value().getLeastSignificantBits(),
                keyed,
                met(products, sale.product(), sale),
                customer.isPresent() ? met(customers, customer.get(), sale).present() : Optional.empty());
    }

    private static Party met(Map<String, Party> known, String name, Sale sale) {
        final Party before = known.get(name);
        final Party party = before == null ? metFirst(known, name, sale) : before;
        party.add(sale);
        return party;
    }

    private static Party metFirst(Map<String, Party> known, String name, Sale sale) {
        final Party party = new Party(sale);
        known.put(name, party);
        return party;
    }

    /** Adds up these alone, where not all that were placed have proved to be new. */
    void addUpOnly(List<PlacedSale> created) {
        products.values().forEach(Party::addNothing);
        customers.values().forEach(Party::addNothing);
        for (final PlacedSale placed : created) {
            placed.product().add(placed.sale());
            placed.customer().ifPresent(customer -> customer.add(placed.sale()));
        }
    }

    Map<String, Party> products() {
        return products;
    }

    Map<String, Party> customers() {
        return customers;
    }
}
