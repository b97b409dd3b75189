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
import java.util.function.Function;
import tally.domain.BusinessId;
import tally.domain.sales.Sale;

/**
 * Finds the ids of a business's products or customers by name, and creates those that are missing. Names go in sorted
 * order, so that two batches that create the same ones never wait for each other in a circle.
 */
enum Named {
    PRODUCTS(
            sale -> sale.unitPrice().toPlainString(),
            "select id, name from products where business_id = ? and name = any(?)",
            """
            insert into products (business_id, id, name, sku, unit_price)
            select ?, gen_random_uuid(), name, 'SKU-' || upper(left(md5(gen_random_uuid()::text), 8)), detail::numeric
              from unnest(?, ?) as missing (name, detail)
             order by name
                on conflict (business_id, name) do nothing
            """),
    CUSTOMERS(
            sale -> sale.date().toString(),
            "select id, name from customers where business_id = ? and name = any(?)",
            """
            insert into customers (business_id, id, name, last_purchase)
            select ?, gen_random_uuid(), name, detail::date
              from unnest(?, ?) as missing (name, detail)
             order by name
                on conflict (business_id, name) do nothing
            """);

    private final Function<Sale, String> detail;
    private final String select;
    private final String insert;

    Named(Function<Sale, String> detail, String select, String insert) {
        this.detail = detail;
        this.select = select;
        this.insert = insert;
    }

    /** Finds the id of each of these; creates those that are missing. */
    void resolve(Connection connection, BusinessId business, Map<String, Party> parties) throws SQLException {
        final Map<String, UUID> ids = find(connection, business, parties.keySet());
        final List<String> missing =
                parties.keySet().stream().filter(name -> !ids.containsKey(name)).toList();
        if (!missing.isEmpty()) {
            create(connection, business, parties, missing);
            ids.putAll(find(connection, business, missing));
        }
        parties.forEach((name, party) -> party.found(known(ids, name)));
    }

    private void create(Connection connection, BusinessId business, Map<String, Party> parties, List<String> missing)
            throws SQLException {
        final List<String> firsts = missing.stream()
                .map(name -> detail.apply(parties.get(name).first()))
                .toList();
        final java.sql.Array names = Sql.array(connection, "text", missing);
        Sql.update(connection, insert, business, names, Sql.array(connection, "text", firsts));
    }

    private static UUID known(Map<String, UUID> ids, String name) {
        return Optional.ofNullable(ids.get(name))
                .orElseThrow(() -> new IllegalStateException("A name was neither found nor created"));
    }

    private Map<String, UUID> find(Connection connection, BusinessId business, Collection<String> names)
            throws SQLException {
        final Map<String, UUID> ids = new HashMap<>();
        final java.sql.Array wanted = Sql.array(connection, "text", new ArrayList<>(names));
        Sql.query(connection, select, row -> ids.put(row.text("name"), row.uuid("id")), business, wanted);
        return ids;
    }
}
