package tally.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The checks look at the sales of one upload or one business, however many the others have. */
class ConsistencyPlansTest {
    private static final UUID ANY = new UUID(1, 1);
    private static final UUID UPLOAD = new UUID(1, 2);
    private static final LocalDate DAY = LocalDate.of(2024, 3, 1);

    /** Mixed where the sales are of one upload, by which nothing has to be sorted; right above what reads them. */
    private static final Pattern BY_HASH =
            Pattern.compile("CTE the_sums\n    ->  (Hash|Mixed)Aggregate[^>]*->  [\\w ]* Scan");

    private static final Pattern OF_SALES = Pattern.compile("Scan (using \\S+ )?on sales s");

    @Test
    void thePlannerSeesWhichUploadItIs() {
        final String plan = ofUpload(ConsistencySql.OF_UPLOAD);

        assertPlannedFor(plan);
        assertTrue(plan.contains("date >= '" + DAY + "'::date"), plan);
        assertTrue(plan.contains("file_id = '" + UPLOAD + "'::uuid"), plan);
    }

    @Test
    void thePlannerSeesWhichBusinessItIs() {
        assertPlannedFor(ofBusiness(ConsistencySql.OF_BUSINESS));
    }

    /** As at a shop's first upload: the tables are empty to the planner. */
    @Test
    void noTableIsGoneThroughOnceForEachSale() {
        final List<String> references = List.of(ConsistencySql.REFERENCES);

        assertNoNestedLoop(ofUpload(ConsistencySql.ofUpload(references)));
        assertNoNestedLoop(ofBusiness(ConsistencySql.ofBusiness(references)));
    }

    /** Once more only to name those whose product or customer is missing. */
    @Test
    void theSalesAreAddedUpInOnePassAndNotSortedForIt() {
        assertAddedUpOnce(ofUpload(ConsistencySql.OF_UPLOAD));
        assertAddedUpOnce(ofBusiness(ConsistencySql.OF_BUSINESS));
    }

    /** A step that is used twice is kept in a file, unless it is told not to be a step of its own. */
    @Test
    void noSalesAreWrittenToAFileToBeReadTwice() {
        assertNoCopy(ofUpload(ConsistencySql.OF_UPLOAD));
        assertNoCopy(ofBusiness(ConsistencySql.OF_BUSINESS));
    }

    private static void assertNoNestedLoop(String plan) {
        assertFalse(plan.contains("Nested Loop"), plan);
    }

    private static void assertAddedUpOnce(String plan) {
        assertEquals(2, OF_SALES.matcher(plan).results().count(), plan);
        assertTrue(BY_HASH.matcher(plan).find(), plan);
        assertFalse(plan.contains("GroupAggregate"), plan);
    }

    private static void assertNoCopy(String plan) {
        assertFalse(plan.contains("CTE Scan on the_sales"), plan);
    }

    /** A scope that is a step of its own is a join with all sales; one that is not stands as a value in the conditions. */
    private static void assertPlannedFor(String plan) {
        assertFalse(plan.contains("CTE Scan on scope"), plan);
        assertTrue(plan.contains("business_id = '" + ANY + "'::uuid"), plan);
    }

    private static String ofUpload(String check) {
        return plan(check, ANY, UPLOAD, DAY, DAY);
    }

    private static String ofBusiness(String check) {
        return plan(check, ANY);
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
