package tally.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tally.domain.BusinessId;

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
            """),
    CUSTOMERS("select id, name from customers where business_id = ? and name = any(?)", """
            insert into customers (business_id, id, name, last_purchase)
            select ?, gen_random_uuid(), name, detail::date
              from unnest(?, ?) as missing (name, detail)
             order by name
                on conflict (business_id, name) do nothing
            """);

    private final String select;
    private final String insert;

    Named(String select, String insert) {
        this.select = select;
        this.insert = insert;
    }

    /**
     * The id of each name.
     *
     * @param details by name, what a new one starts with: a product's unit price, the day of a customer's first purchase
     */
    Map<String, UUID> resolve(Connection connection, BusinessId business, Map<String, String> details)
            throws SQLException {
        final Map<String, UUID> ids = find(connection, business, details.keySet());
        final List<String> missing =
                details.keySet().stream().filter(name -> !ids.containsKey(name)).toList();
        if (!missing.isEmpty()) {
            final List<String> firsts = missing.stream().map(details::get).toList();
            final java.sql.Array names = Sql.array(connection, "text", missing);
            Sql.update(connection, insert, business, names, Sql.array(connection, "text", firsts));
            ids.putAll(find(connection, business, missing));
        }
        return ids;
    }

    private Map<String, UUID> find(Connection connection, BusinessId business, Collection<String> names)
            throws SQLException {
        final Map<String, UUID> ids = new HashMap<>();
        final java.sql.Array wanted = Sql.array(connection, "text", new ArrayList<>(names));
        Sql.query(connection, select, row -> ids.put(row.text("name"), row.uuid("id")), business, wanted);
        return ids;
    }
}
