package tally.persistence;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The checks look at the sales of one upload or one business, however many the others have. */
class ConsistencyPlansTest {
    private static final UUID ANY = new UUID(1, 1);

    static List<String> ofUpload() {
        return ConsistencySql.OF_UPLOAD;
    }

    static List<String> ofBusiness() {
        return ConsistencySql.OF_BUSINESS;
    }

    @ParameterizedTest
    @MethodSource("ofUpload")
    void thePlannerSeesWhichUploadItIs(String check) {
        assertPlannedFor(plan(check, ANY, ANY, ANY, ANY));
    }

    @ParameterizedTest
    @MethodSource("ofBusiness")
    void thePlannerSeesWhichBusinessItIs(String check) {
        assertPlannedFor(plan(check, ANY));
    }

    /** As at a shop's first upload: the tables are empty to the planner. */
    @Test
    void noTableIsGoneThroughOnceForEachSale() {
        final List<String> references = List.of(
                plan(ConsistencySql.OF_UPLOAD.get(3), ANY, ANY, ANY, ANY),
                plan(ConsistencySql.OF_BUSINESS.get(3), ANY));

        references.forEach(plan -> assertFalse(plan.contains("Nested Loop"), plan));
    }

    @Test
    void noSalesAreSortedToAddThemUp() {
        final List<String> sums = List.of(
                plan(ConsistencySql.OF_UPLOAD.get(0), ANY, ANY, ANY, ANY),
                plan(ConsistencySql.OF_UPLOAD.get(1), ANY, ANY, ANY, ANY),
                plan(ConsistencySql.OF_BUSINESS.get(1), ANY),
                plan(ConsistencySql.OF_BUSINESS.get(2), ANY));

        sums.forEach(plan -> assertFalse(plan.contains("GroupAggregate"), plan));
    }

    /** A step that is used twice is kept in a file, unless it is told not to be a step of its own. */
    @Test
    void noSalesAreWrittenToAFileToBeReadTwice() {
        ConsistencySql.OF_UPLOAD.forEach(check -> assertNoCopy(plan(check, ANY, ANY, ANY, ANY)));
        ConsistencySql.OF_BUSINESS.forEach(check -> assertNoCopy(plan(check, ANY)));
    }

    private static void assertNoCopy(String plan) {
        assertFalse(plan.contains("CTE Scan on the_sales"), plan);
    }

    /** A scope that is a step of its own is a join with all sales; one that is not stands as a value in the conditions. */
    private static void assertPlannedFor(String plan) {
        assertFalse(plan.contains("CTE Scan on scope"), plan);
        assertTrue(plan.contains("business_id = '" + ANY + "'::uuid"), plan);
    }

    private static String plan(String check, Object... scope) {
        return PostgresStores.database()
                .inTransaction(connection -> {
                    PostgresConsistencyChecks.planForAnyNumber(connection);
                    return Sql.query(connection, "explain " + check, row -> row.text("QUERY PLAN"), scope);
                })
                .stream()
                .collect(Collectors.joining("\n"));
    }
}
