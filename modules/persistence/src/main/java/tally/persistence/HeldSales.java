package tally.persistence;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import tally.domain.BusinessId;
import tally.domain.sales.SaleKey;
import tally.domain.uploads.KeyedSale;

/** Which sales of a batch a business has already: looked up in the order of the index of the duplicate key. One per lookup. */
final class HeldSales {
    /** From this version on an index is walked along a list of values in its order; before, the list would be sorted out of it. */
    private static final int WALKS_ALONG_LISTS = 17;

    private final Connection connection;
    private final BusinessId business;

    HeldSales(Connection connection, BusinessId business) {
        this.connection = connection;
        this.business = business;
    }

    /** The positions, from 0, of those that the business has already. */
    static BitSet positions(Connection connection, BusinessId business, List<KeyedSale> sales, IndexOrder order)
            throws SQLException {
        final HeldSales books = new HeldSales(connection, business);
        final List<KeyedSale> sorted = order.arranged(sales);
        final Set<Occurrence> there = walksAlongLists(connection) ? books.walked(sorted) : books.oneByOne(sorted);
        final BitSet held = new BitSet(sales.size());
        for (int position = 0; position < sales.size(); position++) {
            held.set(position, there.contains(Occurrence.of(sales.get(position))));
        }
        return held;
    }

    static boolean walksAlongLists(Connection connection) throws SQLException {
        return connection.getMetaData().getDatabaseMajorVersion() >= WALKS_ALONG_LISTS;
    }

    /** The first of equal sales, as nearly all are, day by day; the others one by one, since a hash may have a million of them. */
    Set<Occurrence> walked(List<KeyedSale> sorted) throws SQLException {
        final Set<Occurrence> held = new HashSet<>(oneByOne(those(sorted, sale -> sale.occurrence() > 1)));
        held.addAll(dayByDay(those(sorted, sale -> sale.occurrence() == 1)));
        return held;
    }

    private static List<KeyedSale> those(List<KeyedSale> sales, Predicate<KeyedSale> wanted) {
        return sales.stream().filter(wanted).toList();
    }

    /**
     * The wanted hashes that a day has: one walk along the index a day, which goes down from its root only where the next hash is
     * on another page, and costs a third of a probe a key. In one value a day, which costs a tenth of as many rows: 16 bytes
     * each, one behind the other.
     */
    static final String DAY_BY_DAY = """
            select day.date, held.hashes
              from unnest(?, ?, ?) as day (date, first, last)
             cross join lateral (
                   select string_agg(uuid_send(s.hash), '') as hashes
                     from (select hash
                             from sales
                            where business_id = ? and date = day.date and hash = any((?)[day.first:day.last])
                              and occurrence = 1
                            order by hash) s) as held
             where held.hashes is not null
            """;

    private Set<Occurrence> dayByDay(List<KeyedSale> firsts) throws SQLException {
        final Days days = Days.of(firsts);
        final List<List<Occurrence>> held = KeyLookup.run(
                connection,
                () -> Sql.queryPlannedAnew(
                        connection,
                        DAY_BY_DAY,
                        row -> firsts(row.date("date"), ByteBuffer.wrap(row.bytes("hashes"))),
                        BinaryArray.dates(days.dates),
                        BinaryArray.integers(days.firsts),
                        BinaryArray.integers(days.lasts),
                        business,
                        BinaryArray.uuids(hashes(firsts))));
        return held.stream().flatMap(List::stream).collect(Collectors.toSet());
    }

    private static List<Occurrence> firsts(LocalDate date, ByteBuffer hashes) {
        final List<Occurrence> firsts = new ArrayList<>();
        while (hashes.hasRemaining()) {
            firsts.add(new Occurrence(new SaleKey(date, hashes.getLong(), hashes.getLong()), 1));
        }
        return firsts;
    }

    /**
     * The places, from 1, of those keys that the business has already. {@code lateral … limit 1} keeps the planner with
     * one index probe a key: a join may read the whole business; {@code between} is an equality that leaves an order to ask
     * for ({@link KeyLookup}). In one array, which costs a tenth of as many rows.
     */
    static final String ONE_BY_ONE = """
            select coalesce(array_agg(wanted.place), '{}') as places
              from unnest(?, ?, ?) with ordinality as wanted (date, hash, occurrence, place)
             cross join lateral (
                   select 1
                     from sales s
                    where s.business_id = ? and s.date = wanted.date and s.hash = wanted.hash
                      and s.occurrence between wanted.occurrence and wanted.occurrence
                    order by s.occurrence
                    limit 1) as held
            """;

    /** Any sales, in any version; the only way before {@link #WALKS_ALONG_LISTS}. */
    Set<Occurrence> oneByOne(List<KeyedSale> sorted) throws SQLException {
        if (sorted.isEmpty()) {
            return Set.of();
        }
        final List<List<Long>> places = KeyLookup.run(
                connection,
                () -> Sql.queryPlannedAnew(
                        connection,
                        ONE_BY_ONE,
                        row -> row.numbers("places"),
                        BinaryArray.dates(
                                SaleTable.each(sorted, keyed -> keyed.key().date())),
                        BinaryArray.uuids(hashes(sorted)),
                        BinaryArray.integers(SaleTable.each(sorted, KeyedSale::occurrence)),
                        business));
        return places.get(0).stream()
                .map(place -> Occurrence.of(sorted.get((int) (place - 1))))
                .collect(Collectors.toSet());
    }

    private static List<UUID> hashes(List<KeyedSale> sales) {
        return SaleTable.each(sales, keyed -> keyed.key().hash());
    }

    /** What the unique key is made of, beside the business. */
    record Occurrence(SaleKey key, int number) {
        static Occurrence of(KeyedSale sale) {
            return new Occurrence(sale.key(), sale.occurrence());
        }
    }

    /** The days of sorted sales, and the places, from 1, of each one's first and last sale. */
    private static final class Days {
        final List<LocalDate> dates = new ArrayList<>();
        final List<Integer> firsts = new ArrayList<>();
        final List<Integer> lasts = new ArrayList<>();

        static Days of(List<KeyedSale> sorted) {
            final Days days = new Days();
            for (int place = 1; place <= sorted.size(); place++) {
                days.add(sorted.get(place - 1).key().date(), place);
            }
            return days;
        }

        private void add(LocalDate date, int place) {
            final int latest = dates.size() - 1;
            if (latest >= 0 && dates.get(latest).equals(date)) {
                lasts.set(latest, place);
            } else {
                dates.add(date);
                firsts.add(place);
                lasts.add(place);
            }
        }
    }
}
