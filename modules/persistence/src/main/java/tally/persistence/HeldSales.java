package tally.persistence;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;
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
        final BitSet there = walksAlongLists(connection) ? books.walked(sorted) : books.oneByOne(sorted);
        final int[] positions = order.positions();
        final BitSet held = new BitSet(positions.length);
        there.stream().forEach(place -> held.set(positions[place]));
        return held;
    }

    static boolean walksAlongLists(Connection connection) throws SQLException {
        return connection.getMetaData().getDatabaseMajorVersion() >= WALKS_ALONG_LISTS;
    }

    /** The first of equal sales, as nearly all are, day by day; the others one by one, since a hash may have a million of them. */
    BitSet walked(List<KeyedSale> sorted) throws SQLException {
        final int[] firsts = places(sorted, sale -> sale.occurrence() == 1);
        final int[] others = places(sorted, sale -> sale.occurrence() > 1);
        final BitSet held = new BitSet(sorted.size());
        dayByDay(at(firsts, sorted)).stream().forEach(place -> held.set(firsts[place]));
        oneByOne(at(others, sorted)).stream().forEach(place -> held.set(others[place]));
        return held;
    }

    private static int[] places(List<KeyedSale> sales, Predicate<KeyedSale> wanted) {
        return IntStream.range(0, sales.size())
                .filter(place -> wanted.test(sales.get(place)))
                .toArray();
    }

    private static List<KeyedSale> at(int[] places, List<KeyedSale> sales) {
        return places.length == sales.size()
                ? sales
                : Arrays.stream(places).mapToObj(sales::get).toList();
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

    private BitSet dayByDay(List<KeyedSale> firsts) throws SQLException {
        final Days days = Days.of(firsts);
        final Map<LocalDate, SortedHashes> there = new HashMap<>();
        KeyLookup.run(
                connection,
                () -> Sql.queryPlannedAnew(
                        connection,
                        DAY_BY_DAY,
                        row -> there.put(row.date("date"), new SortedHashes(ByteBuffer.wrap(row.bytes("hashes")))),
                        BinaryArray.dates(days.dates),
                        BinaryArray.integers(days.firsts),
                        BinaryArray.integers(days.lasts),
                        business,
                        BinaryArray.uuids(hashes(firsts))));
        final BitSet held = new BitSet(firsts.size());
        for (int place = 0; place < firsts.size(); place++) {
            final SaleKey key = firsts.get(place).key();
            held.set(place, there.getOrDefault(key.date(), SortedHashes.NONE).contain(key));
        }
        return held;
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
    BitSet oneByOne(List<KeyedSale> sorted) throws SQLException {
        if (sorted.isEmpty()) {
            return new BitSet();
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
        final BitSet held = new BitSet(sorted.size());
        places.get(0).forEach(place -> held.set((int) (place - 1)));
        return held;
    }

    private static List<UUID> hashes(List<KeyedSale> sales) {
        return SaleTable.each(sales, keyed -> keyed.key().hash());
    }

    /**
     * The hashes of a day that are there, in the order of the index. A key is looked for in the bytes as they come: a set of a
     * hundred thousand objects would be filled for one question each.
     */
    private record SortedHashes(ByteBuffer bytes) {
        static final SortedHashes NONE = new SortedHashes(ByteBuffer.allocate(0));

        private static final int BYTES_OF_HASH = 2 * Long.BYTES;

        boolean contain(SaleKey key) {
            int low = 0;
            int high = bytes.limit() / BYTES_OF_HASH - 1;
            while (low <= high) {
                final int middle = (low + high) >>> 1;
                final int order = compare(middle, key);
                if (order == 0) {
                    return true;
                }
                low = order < 0 ? middle + 1 : low;
                high = order < 0 ? high : middle - 1;
            }
            return false;
        }

        private int compare(int number, SaleKey key) {
            final int at = number * BYTES_OF_HASH;
            final int byHigh = Long.compareUnsigned(bytes.getLong(at), key.high());
            return byHigh != 0 ? byHigh : Long.compareUnsigned(bytes.getLong(at + Long.BYTES), key.low());
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
