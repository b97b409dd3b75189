package tally.persistence;

import java.util.HashMap;
import java.util.Map;
import tally.domain.SaleId;
import tally.domain.sales.Sale;
import tally.domain.uploads.KeyedSale;

/** The products and customers of some sales, by name, each there once. For one transaction and thread. */
final class Parties {
    private final Map<String, Party> products = new HashMap<>();
    private final Map<String, Party> customers = new HashMap<>();

    /** The sale with its parties. */
    PlacedSale place(SaleId id, KeyedSale keyed) {
        final Sale sale = keyed.sale();
        return new PlacedSale(
                id,
                keyed,
                met(products, sale.product(), sale),
                sale.customer().map(name -> met(customers, name, sale)));
    }

    private static Party met(Map<String, Party> known, String name, Sale sale) {
        return known.computeIfAbsent(name, unknown -> new Party(sale));
    }

    Map<String, Party> products() {
        return products;
    }

    Map<String, Party> customers() {
        return customers;
    }
}
