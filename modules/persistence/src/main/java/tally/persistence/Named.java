package tally.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tally.domain.BusinessId;
import tally.domain.sales.Sale;

/**
 * Finds the ids of a business's products or customers by name, and creates those that are missing. Names go in sorted
 * order, so that two batches that create the same ones never wait for each other in a circle.
 */
enum Named {
    PRODUCTS("select id, name from products where business_id = ? and name = any(?)", """
            insert into products (business_id, id, name, sku, unit_price)
            select ?, gen_random_uuid(), name, 'SKU-' || upper(left(md5(gen_random_uuid()::text), 8)), detail::numeric
              from unnest(?, ?) as missing (name, detail)
             order by name
                on conflict (business_id, name) do nothing
            """) {
        @Override
        String detail(Sale first) {
            return first.unitPrice().toPlainString();
        }
    },
    CUSTOMERS("select id, name from customers where business_id = ? and name = any(?)", """
            insert into customers (business_id, id, name, last_purchase)
            select ?, gen_random_uuid(), name, detail::date
              from unnest(?, ?) as missing (name, detail)
             order by name
                on conflict (business_id, name) do nothing
            """) {
        @Override
        String detail(Sale first) {
            return first.date().toString();
        }
    };

    private final String select;
    private final String insert;

    Named(String select, String insert) {
        this.select = select;
        this.insert = insert;
    }

    /** What a new one starts with: of a product the unit price, of a customer the day of the first purchase. */
    abstract String detail(Sale first);

    /** Finds the id of each of these; creates those that are missing. */
    void resolve(Connection connection, BusinessId business, Map<String, Party> parties) throws SQLException {
        if (parties.isEmpty()) {
            return;
        }
        final Map<String, UUID> ids = find(connection, business, parties.keySet());
        if (ids.size() < parties.size()) {
            final Map<String, Party> missing = new HashMap<>(parties);
            missing.keySet().removeAll(ids.keySet());
            create(connection, business, missing);
            ids.putAll(find(connection, business, missing.keySet()));
        }
        parties.forEach((name, party) -> party.found(known(ids, name)));
    }

    /** Names and details of a map come in the same order. */
    private void create(Connection connection, BusinessId business, Map<String, Party> missing) throws SQLException {
        final List<String> details =
                missing.values().stream().map(party -> detail(party.first())).toList();
        final java.sql.Array names = Sql.array(connection, "text", missing.keySet());
        Sql.update(connection, insert, business, names, Sql.array(connection, "text", details));
    }

    private static UUID known(Map<String, UUID> ids, String name) {
        return Optional.ofNullable(ids.get(name))
                .orElseThrow(() -> new IllegalStateException("A name was neither found nor created"));
    }

    private Map<String, UUID> find(Connection connection, BusinessId business, Collection<String> names)
            throws SQLException {
        final Map<String, UUID> ids = new HashMap<>();
        final java.sql.Array wanted = Sql.array(connection, "text", new ArrayList<>(names));
        Sql.queryPlannedAnew(connection, select, row -> ids.put(row.text("name"), row.uuid("id")), business, wanted);
        return ids;
    }
}
