package tally.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tally.domain.BusinessId;
import tally.domain.UploadId;

/**
 * Puts sales into the books, inside a transaction that is already open: the products and customers that they need, the
 * sales that are new, then stock and sums of those alone. A batch of an upload and a retried row both come through here.
 */
final class SaleBooking {
    private final Connection connection;
    private final BusinessId business;
    private final UploadId upload;

    SaleBooking(Connection connection, BusinessId business, UploadId upload) {
        this.connection = connection;
        this.business = business;
        this.upload = upload;
    }

    /** Books what is new of these, sorted by their keys, and gives it back; the rest are duplicates. */
    List<PlacedSale> book(List<PlacedSale> sales) throws SQLException {
        if (sales.isEmpty()) {
            return List.of();
        }
        final Parties parties = parties(sales);
        final Set<UUID> created = new SaleTable(connection, business, upload).insert(sales, parties);
        final List<PlacedSale> booked = sales.stream()
                .filter(sale -> created.contains(sale.id().value()))
                .toList();
        new RunningSums(connection, business, upload).add(booked, parties);
        return booked;
    }

    private Parties parties(List<PlacedSale> sales) throws SQLException {
        final Map<String, String> products = new HashMap<>();
        final Map<String, String> customers = new HashMap<>();
        for (final PlacedSale placed : sales) {
            final var sale = placed.keyed().sale();
            products.putIfAbsent(sale.product(), sale.unitPrice().toPlainString());
            sale.customer()
                    .ifPresent(name -> customers.putIfAbsent(name, sale.date().toString()));
        }
        return new Parties(
                Named.PRODUCTS.resolve(connection, business, products),
                Named.CUSTOMERS.resolve(connection, business, customers));
    }

    /** The ids of the products and customers of some sales, by name. */
    record Parties(Map<String, UUID> products, Map<String, UUID> customers) {
        UUID product(String name) {
            return known(products, name);
        }

        UUID customer(String name) {
            return known(customers, name);
        }

        private static UUID known(Map<String, UUID> ids, String name) {
            return Optional.ofNullable(ids.get(name))
                    .orElseThrow(() -> new IllegalStateException("Neither found nor created: " + name));
        }
    }
}
