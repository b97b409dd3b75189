package tally.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import tally.domain.BusinessId;
import tally.domain.sales.Money;

/**
 * Finds the ids of a business's products or customers by name, and creates those that are missing. Names go in sorted
 * order, so that two transactions that create the same ones never wait for each other in a circle.
 */
enum Named {
    PRODUCTS(
            "select id, name from products where business_id = ? and name = any(?)",
            "copy products (business_id, id, name, sku, unit_price) from stdin (format binary)",
            5) {
        @Override
        void encodeDetails(CopyBuffer row, Party party) {
            row.text("SKU-"
                    + UUID.randomUUID().toString().substring(0, SKU_DIGITS).toUpperCase(Locale.ROOT));
            row.money(party.first().unitPrice());
        }
    },
    CUSTOMERS(
            "select id, name from customers where business_id = ? and name = any(?)",
            "copy customers (business_id, id, name, total_purchases, last_purchase) from stdin (format binary)",
            5) {
        @Override
        void encodeDetails(CopyBuffer row, Party party) {
            row.money(Money.of(party.amount()));
            row.date(party.lastDay());
        }
    };

    private static final int SKU_DIGITS = 8;

    private final String select;
    private final String copy;
    private final int fields;

    Named(String select, String copy, int fields) {
        this.select = select;
        this.copy = copy;
        this.fields = fields;
    }

    /** What a new one starts with: a product with its unit price, a customer with what these sales add up to. */
    abstract void encodeDetails(CopyBuffer row, Party party);

    /**
     * Finds the id of each of these; creates those that are missing. Where somebody else creates one of them at the same time, it
     * is found as soon as the other has committed, and the rest is tried again.
     */
    void resolve(Connection connection, BusinessId business, Map<String, Party> parties) throws SQLException {
        Map<String, Party> missing = missing(connection, business, parties);
        while (!missing.isEmpty() && !createdUnlessTaken(connection, business, missing)) {
            final Map<String, Party> left = missing(connection, business, missing);
            if (left.size() == missing.size()) {
                // No name is taken: it is some constraint of the operator's own, which shall say so.
                create(connection, business, left);
                return;
            }
            missing = left;
        }
    }

    /** Those without an id yet, sorted by name; the others have got theirs. */
    private Map<String, Party> missing(Connection connection, BusinessId business, Map<String, Party> parties)
            throws SQLException {
        final Map<String, UUID> ids = find(connection, business, parties.keySet());
        final Map<String, Party> missing = new TreeMap<>();
        parties.forEach((name, party) ->
                Optional.ofNullable(ids.get(name)).ifPresentOrElse(party::found, () -> missing.put(name, party)));
        return missing;
    }

    private boolean createdUnlessTaken(Connection connection, BusinessId business, Map<String, Party> missing)
            throws SQLException {
        return Savepoints.unlessTaken(connection, () -> create(connection, business, missing));
    }

    private void create(Connection connection, BusinessId business, Map<String, Party> missing) throws SQLException {
        final CopyBuffer rows = new CopyBuffer().begin();
        try (BinaryCopy binary = BinaryCopy.begin(connection, copy)) {
            for (final Map.Entry<String, Party> one : missing.entrySet()) {
                encode(rows, business, one);
                binary.sendIfLarge(rows);
            }
            binary.end(rows);
        }
    }

    private void encode(CopyBuffer row, BusinessId business, Map.Entry<String, Party> one) {
        final Party party = one.getValue();
        party.created(UUID.randomUUID());
        row.row(fields);
        row.uuid(business.value());
        row.uuid(party.id());
        row.text(one.getKey());
        encodeDetails(row, party);
    }

    private Map<String, UUID> find(Connection connection, BusinessId business, Collection<String> names)
            throws SQLException {
        final Map<String, UUID> ids = new HashMap<>();
        if (!names.isEmpty()) {
            final java.sql.Array wanted = Sql.array(connection, "text", new ArrayList<>(names));
            Sql.queryPlannedAnew(
                    connection, select, row -> ids.put(row.text("name"), row.uuid("id")), business, wanted);
        }
        return ids;
    }
}
