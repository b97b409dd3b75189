package tally.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import tally.domain.BusinessId;
import tally.domain.UploadId;
import tally.domain.sales.SaleKey;

/** Writes the table {@code sales}. One per transaction. */
final class SaleTable {
    private static final int SAMPLE = 20;

    private final Connection connection;
    private final BusinessId business;
    private final UploadId upload;

    SaleTable(Connection connection, BusinessId business, UploadId upload) {
        this.connection = connection;
        this.business = business;
        this.upload = upload;
    }

    /**
     * Writes the sales that the business does not have yet. Most batches hold nothing but new sales, or nothing but
     * duplicates: so it copies outright where the first ones are new, and looks each up where they are not. A copy that meets
     * a duplicate all the same goes back to the savepoint, and each is looked up then.
     */
    SaleBooking.Written insert(List<PlacedSale> sales, IndexOrder order) throws SQLException {
        final List<PlacedSale> first = sales.subList(0, Math.min(SAMPLE, sales.size()));
        if (held(first, orderOf(first)).isEmpty() && copied(sales, order)) {
            return new SaleBooking.Written(sales, List.of());
        }
        final SaleBooking.Written sifted = sift(sales, held(sales, order));
        return copied(sifted.created(), orderOf(sifted.created())) ? sifted : insertOnConflict(order.arranged(sales));
    }

    private static IndexOrder orderOf(List<PlacedSale> sales) {
        return IndexOrder.of(each(sales, PlacedSale::keyed));
    }

    private boolean copied(List<PlacedSale> sales, IndexOrder order) throws SQLException {
        return sales.isEmpty()
                || Savepoints.unlessTaken(
                        connection,
                        () -> SaleCopy.copy(connection, new SaleCopy.Target(business, upload), sales, order));
    }

    private static SaleBooking.Written sift(List<PlacedSale> sales, BitSet held) {
        final List<PlacedSale> created = new ArrayList<>(sales.size() - held.cardinality());
        final List<PlacedSale> duplicates = new ArrayList<>(held.cardinality());
        for (int position = 0; position < sales.size(); position++) {
            (held.get(position) ? duplicates : created).add(sales.get(position));
        }
        return new SaleBooking.Written(created, duplicates);
    }

    private BitSet held(List<PlacedSale> sales, IndexOrder order) throws SQLException {
        return HeldSales.positions(connection, business, each(sales, PlacedSale::keyed), order);
    }

    private static final String INSERT = """
            insert into sales (business_id, file_id, id, row_number, date, time, product_id, customer_id, quantity,
                               amount, unit_price, payment_method, notes, hash, occurrence)
            select ?, ?, *
              from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (business_id, date, hash, occurrence) do nothing
            returning id
            """;

    /**
     * The slowest way, and the one that can't fail where someone else books the same sales at this moment; sorted, so that two
     * who do wait for each other in one direction.
     */
    private SaleBooking.Written insertOnConflict(List<PlacedSale> sales) throws SQLException {
        final Set<UUID> created = new HashSet<>(Sql.query(
                connection,
                INSERT,
                row -> row.uuid("id"),
                business,
                upload,
                column("uuid", sales, PlacedSale::id),
                column("bigint", sales, placed -> placed.keyed().row()),
                column("date", sales, placed -> placed.sale().date()),
                column("time", sales, placed -> placed.sale().time()),
                column("uuid", sales, placed -> placed.product().id()),
                column("uuid", sales, placed -> placed.customer().map(Party::id)),
                column("int", sales, placed -> placed.sale().quantity()),
                column("numeric", sales, placed -> placed.sale().amount()),
                column("numeric", sales, placed -> placed.sale().unitPrice()),
                column("text", sales, placed -> placed.sale().paymentMethod().wireName()),
                column("text", sales, placed -> placed.sale().notes()),
                column("uuid", sales, placed -> placed.keyed().key().hash()),
                column("int", sales, placed -> placed.keyed().occurrence())));
        final BitSet held = new BitSet(sales.size());
        for (int position = 0; position < sales.size(); position++) {
            held.set(position, !created.contains(sales.get(position).id().value()));
        }
        return sift(sales, held);
    }

    /** A sum over no row is a row too, so those that are not held come as well. */
    static final String HELD = """
            select wanted.date, wanted.hash, held.by_others, held.last
              from unnest(?, ?) as wanted (date, hash)
             cross join lateral (
                   select count(*) filter (where s.file_id <> ?) as by_others, coalesce(max(s.occurrence), 0) as last
                     from (select file_id, occurrence
                             from sales
                            where business_id = ? and date = wanted.date and hash = wanted.hash
                            order by occurrence) s) as held
             where held.last > 0
            """;

    /** How many sales the business holds with each of these keys; keys of which it holds none are left out. */
    Map<SaleKey, Held> held(Collection<SaleKey> keys) throws SQLException {
        final Map<SaleKey, Held> held = new HashMap<>();
        KeyLookup.run(
                connection,
                () -> Sql.queryPlannedAnew(
                        connection,
                        HELD,
                        row -> held.put(
                                SaleKey.of(row.date("date"), row.uuid("hash")),
                                new Held(row.integer("by_others"), row.integer("last"))),
                        BinaryArray.dates(each(keys, SaleKey::date)),
                        BinaryArray.uuids(each(keys, SaleKey::hash)),
                        upload,
                        business));
        return held;
    }

    private java.sql.Array column(String type, List<PlacedSale> sales, Function<PlacedSale, ?> value)
            throws SQLException {
        return Sql.array(connection, type, each(sales, value));
    }

    static <T, V> List<V> each(Collection<T> all, Function<? super T, ? extends V> value) {
        return all.stream().<V>map(value).toList();
    }

    /**
     * Equal sales in the books.
     *
     * @param byOthers those that came with other uploads
     * @param last the highest occurrence, 0 where there is none
     */
    record Held(int byOthers, int last) {
        static final Held NONE = new Held(0, 0);
    }
}
