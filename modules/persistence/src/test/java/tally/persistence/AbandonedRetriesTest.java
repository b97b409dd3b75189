package tally.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tally.domain.DatabaseException;
import tally.domain.FailedJobId;
import tally.domain.UploadId;
import tally.domain.UserId;
import tally.domain.books.Consistency;
import tally.domain.failures.FailedJob;
import tally.domain.failures.FailureStatus;
import tally.domain.failures.RetryQueue;
import tally.domain.failures.RetryRequest;
import tally.domain.sales.Checked;
import tally.domain.sales.SaleKey;
import tally.domain.uploads.DuplicateRule;
import tally.domain.uploads.FailedRow;
import tally.testkit.BadRows;
import tally.testkit.Sales;
import tally.testkit.Shop;
import tally.testkit.Stores;

/** What a process leaves that dies while it tries rows: what it had noted, and rows that nobody holds. */
class AbandonedRetriesTest {
    private static final int ROWS = 40;
    private static final int MANY = 1_000;

    /** As many as share the second try. */
    private static final int FEW = 31;

    private Stores stores;
    private Shop shop;
    private UploadId upload;

    @BeforeEach
    void putUpManyRows() {
        stores = PostgresStores.empty();
        shop = Shop.open(stores, "Ahmed's Shop");
        final UserId staff = Shop.staff(stores, "staff@tally.example").id();
        final List<FailedRow> bad = new ArrayList<>();
        for (int row = 2; row < ROWS + 2; row++) {
            bad.add(BadRows.badDate(row));
        }
        upload = shop.imports(DuplicateRule.COUNT, List.of(), bad);
        bad.forEach(row -> stores.failedJobs()
                .requestRetry(new RetryRequest(FailedJobId.ofRow(upload, row.row()), staff, Optional.empty())));
    }

    @Test
    void rowsThatWereAtWorkWaitAndAreThenTriedFewAtATime() {
        die(2, ROWS);

        assertEquals(List.of(), tryNext());
        stores.timePasses(RetryQueue.waitAfter(1));

        assertEquals(FEW, tryNext().size());
        assertEquals(ROWS - FEW, tryNext().size());
        assertEquals(ROWS, shop.upload(upload).counters().created());
        assertAgree();
    }

    @Test
    void rowsThatWereNotAtWorkGoOnAtOnce() {
        die(2, 10);

        assertEquals(ROWS - 10, tryNext().size());
    }

    @Test
    void aRowThatKillsEachTimeIsFailedInTheEndAndSaysWhy() {
        die(2, ROWS);
        tryNext();
        stores.timePasses(RetryQueue.waitAfter(1));
        die(2, FEW);
        tryNext();
        stores.timePasses(RetryQueue.waitAfter(2));
        die(2, 1);
        tryNext();

        assertEquals(FailureStatus.FAILED, find(2).status());
        assertEquals(RetryQueue.GIVEN_UP, find(2).row().problem());
        assertEquals(FailureStatus.RESOLVED, find(3).status());
        assertAgree();
    }

    @Test
    void allThatItTookWithItAreBookedAlone() {
        die(2, ROWS);
        tryNext();
        stores.timePasses(RetryQueue.waitAfter(1));
        die(2, ROWS);
        tryNext();
        stores.timePasses(RetryQueue.waitAfter(2));

        for (int row = 0; row < ROWS; row++) {
            assertEquals(1, tryNext().size());
        }
        assertEquals(List.of(), tryNext());
        assertEquals(ROWS, shop.upload(upload).counters().created());
    }

    @Test
    void whatHasEndedLeavesNothingNoted() {
        tryNext();

        assertEquals("0", left());
    }

    @Test
    void aProcessThatLivesToSayThatItsTriesWereCutShortCostsItsRowsNone() {
        for (int outage = 0; outage < RetryQueue.MAX_TRIES + 1; outage++) {
            final RetryBatch left = die(2, ROWS);
            BrokenTries.countAbandoned(PostgresStores.database());
            survive(left);
        }
        stores.timePasses(RetryQueue.waitAfter(1));

        assertEquals(ROWS, tryNext().size());
        assertEquals(ROWS, shop.upload(upload).counters().created());
    }

    @Test
    void whereNobodyTookItForDeadItsRowsAreTriedAtOnce() {
        survive(die(2, ROWS));

        assertEquals("0", left());
        assertEquals(ROWS, tryNext().size());
    }

    @Test
    void rowsThatTheDatabaseCutShortTogetherWaitTogetherAndAreTriedTogetherAgain() {
        for (int troubles = 1; troubles <= RetryQueue.MAX_TRIES + 1; troubles++) {
            assertThrows(DatabaseException.class, () -> stores.retries().tryNext(new CutShort(), MANY));
            assertEquals(List.of(), tryNext());
            stores.timePasses(RetryQueue.waitAfterTrouble(troubles));
        }

        assertEquals(ROWS, tryNext().size());
        assertEquals("0", left());
    }

    @Test
    void rowsThatAnotherNodeHoldsAtThisMomentAreNotAbandoned() {
        final RetryQueue.Reprocessing whileOthersLook = new Accepting() {
            @Override
            public Checked check(RetryQueue.PendingRow row) {
                BrokenTries.countAbandoned(PostgresStores.database());
                assertEquals("1", left());
                return super.check(row);
            }
        };

        assertEquals(3, stores.retries().tryNext(whileOthersLook, 3).size());
        assertTrue(find(2).recovery().isPresent());
    }

    /** Leaves what a process leaves that dies over so many rows behind this one. */
    private RetryBatch die(long firstRow, int rows) {
        final List<UUID> jobs = new ArrayList<>();
        for (long row = firstRow; row < firstRow + rows; row++) {
            jobs.add(FailedJobId.ofRow(upload, row).value());
        }
        final RetryBatch batch = new RetryBatch(shop.id(), UUID.randomUUID(), jobs);
        batch.note(PostgresStores.database());
        return batch;
    }

    private static void survive(RetryBatch batch) {
        PostgresStores.database().inTransaction(connection -> {
            batch.survived(connection);
            return batch;
        });
    }

    private static String left() {
        return PostgresStores.database()
                .inTransaction(connection ->
                        Sql.query(connection, "select count(*)::text as n from retry_batches", row -> row.text("n")))
                .get(0);
    }

    private List<RetryQueue.Outcome> tryNext() {
        return stores.retries().tryNext(new Accepting(), MANY);
    }

    private FailedJob find(long row) {
        return stores.failedJobs().find(FailedJobId.ofRow(upload, row)).orElseThrow();
    }

    private void assertAgree() {
        assertEquals(Consistency.OK, stores.checks().ofBusiness(shop.id()));
    }

    /** Takes each row for a sale of its own. */
    private static class Accepting implements RetryQueue.Reprocessing {
        @Override
        public Checked check(RetryQueue.PendingRow row) {
            return new Checked.Accepted(Sales.sale().of("Shirt " + row.row()).build());
        }

        @Override
        public Map<SaleKey, Integer> equalRowsInFile(RetryQueue.PendingRow row, Set<SaleKey> keys) {
            return Map.of();
        }
    }

    /** Meets a database that fails, for a reason that passes. */
    private static final class CutShort extends Accepting {
        @Override
        public Checked check(RetryQueue.PendingRow row) {
            throw new DatabaseException("The database failed", new SQLException("a deadlock", "40P01"), true);
        }
    }
}
