package tally.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tally.domain.sales.Sale;
import tally.testkit.Sales;
import tally.testkit.Shop;

/**
 * Sales are looked up by the index of their keys in a shop that the statistics do not know, beside another index on the shop
 * alone, as an operator may add one. Whether the planner would take that one otherwise depends on how large both are.
 */
class KeyLookupTest {
    /** Not by the shop alone, with which the index begins. */
    private static final Pattern BY_KEY = Pattern.compile("Index Cond: .*hash = ");

    private static final UUID UNKNOWN = new UUID(9, 9);
    private static final LocalDate DAY = LocalDate.of(2024, 3, 1);

    @BeforeAll
    static void statisticsOfAnotherShopAndAnotherIndex() {
        final Sale[] sales = IntStream.range(0, 300)
                .mapToObj(i -> Sales.sale().of("Shirt " + i).build())
                .toArray(Sale[]::new);
        Shop.open(PostgresStores.empty(), "Ahmed's Shop").imports(sales);
        run("analyze sales");
        run("create index of_shops on sales (business_id)");
    }

    @AfterAll
    static void noneOfItStays() {
        run("drop index of_shops");
    }

    private static void run(String sql) {
        PostgresStores.database().inTransaction(connection -> Sql.update(connection, sql));
    }

    static Stream<Arguments> lookups() {
        final Object hashes = BinaryArray.uuids(List.of(UNKNOWN));
        final Object days = BinaryArray.dates(List.of(DAY));
        return Stream.of(
                Arguments.of(HeldSales.ONE_BY_ONE, List.of(days, hashes, BinaryArray.integers(List.of(1)), UNKNOWN)),
                Arguments.of(SaleTable.HELD, List.of(days, hashes, UNKNOWN, UNKNOWN)),
                Arguments.of(EventTable.RECORD_SALES, List.of(days, hashes, UNKNOWN, hashes, UNKNOWN, UNKNOWN)),
                Arguments.of(Undoing.RENUMBER, List.of(UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN)));
    }

    @ParameterizedTest
    @MethodSource("lookups")
    void theIndexOfTheKeysIsTaken(String lookup, List<Object> values) {
        final String plan = planned(connection -> KeyLookup.run(connection, () -> explain(connection, lookup, values)));

        assertTrue(BY_KEY.matcher(plan).find(), plan);
        assertFalse(plan.contains("Join Filter"), plan);
    }

    /** Servers that sort such a list out of the index's order are asked one by one. */
    @Test
    void theIndexOfTheKeysIsTakenForWholeDays() {
        final Object one = BinaryArray.integers(List.of(1));
        final List<Object> values =
                List.of(BinaryArray.dates(List.of(DAY)), one, one, UNKNOWN, BinaryArray.uuids(List.of(UNKNOWN)));
        assumeTrue(
                PostgresStores.database().inTransaction(HeldSales::walksAlongLists),
                "PostgreSQL before 17 is not asked for whole days");

        theIndexOfTheKeysIsTaken(HeldSales.DAY_BY_DAY, values);
    }

    /** What no plan may use where there is another way: so an index that does not give the order is never taken. */
    @Test
    void nothingIsSortedMeanwhile() {
        PostgresStores.database().inTransaction(connection -> {
            assertEquals("off", KeyLookup.run(connection, () -> sorting(connection)));
            assertEquals("on", sorting(connection));
            return connection;
        });
    }

    private static String sorting(Connection connection) throws SQLException {
        return Sql.query(connection, "show enable_sort", row -> row.text("enable_sort"))
                .get(0);
    }

    private static String planned(Plan plan) {
        return PostgresStores.database().inTransaction(connection -> {
            Sql.update(connection, "set local enable_seqscan = off");
            return plan.of(connection);
        });
    }

    private static String explain(Connection connection, String sql, List<Object> values) throws SQLException {
        return Sql.query(connection, "explain " + sql, row -> row.text("QUERY PLAN"), values.toArray()).stream()
                .collect(Collectors.joining("\n"));
    }

    private interface Plan {
        String of(Connection connection) throws SQLException;
    }
}
