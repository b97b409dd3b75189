package tally.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tally.domain.DatabaseException;
import tally.domain.FailedJobId;
import tally.domain.UploadId;
import tally.domain.UserId;
import tally.domain.books.Consistency;
import tally.domain.books.SaleFilter;
import tally.domain.failures.FailedJob;
import tally.domain.failures.FailureStatus;
import tally.domain.failures.Retry;
import tally.domain.failures.RetryAnswer;
import tally.domain.failures.RetryQueue;
import tally.domain.failures.RetryRequest;
import tally.domain.sales.Checked;
import tally.domain.sales.Sale;
import tally.domain.uploads.DuplicateRule;
import tally.testkit.BadRows;
import tally.testkit.Mending;
import tally.testkit.Sales;
import tally.testkit.Shop;

/** What {@link RetryQueue} promises of rows over which the program breaks: they hold nobody up, and not for ever. */
public abstract class BrokenTriesContract extends StoreContract {
    private static final Sale MENDED = Sales.sale().amount("120.50").build();

    private UserId staff;
    private UploadId upload;

    /** For subclasses. */
    protected BrokenTriesContract() {}

    @BeforeEach
    void askForTwoRows() {
        staff = Shop.staff(stores(), "staff@tally.example").id();
        upload = shop().imports(DuplicateRule.COUNT, List.of(), List.of(BadRows.badDate(2), BadRows.badDate(3)));
        request(2);
        request(3);
    }

    @Test
    void aTryThatBreaksLeavesTheRowPendingAndNothingBooked() {
        breakOver(2);

        assertEquals(FailureStatus.PENDING, find(2).status());
        assertEquals(
                0, stores().salesBooks().totals(shop().id(), SaleFilter.NONE).count());
        assertEquals(Optional.empty(), lastRetry(2).outcome());
    }

    @Test
    void theRowsBehindItComeFirst() {
        breakOver(2);

        assertEquals(3, next().orElseThrow().row().row());
        assertEquals(Optional.empty(), next());
    }

    @Test
    void itIsTriedAgainAfterAWhile() {
        breakOver(2);
        next();
        stores().timePasses(RetryQueue.waitAfter(1));

        assertEquals("resolved", next().orElseThrow().result());
        assertEquals(FailureStatus.RESOLVED, find(2).status());
        assertConsistent();
    }

    @Test
    void itWaitsLongerEachTime() {
        breakOver(2);
        next();
        stores().timePasses(RetryQueue.waitAfter(1));
        breakOver(2);
        stores().timePasses(RetryQueue.waitAfter(1));

        assertEquals(Optional.empty(), next());
        stores().timePasses(RetryQueue.waitAfter(2));
        assertEquals(2, next().orElseThrow().row().row());
    }

    @Test
    void afterTheLastTryItIsFailedAgainAndSaysWhy() {
        breakForGood();

        assertEquals(FailureStatus.FAILED, find(2).status());
        assertEquals(RetryQueue.GIVEN_UP, find(2).row().problem());
        assertEquals("failed", lastRetry(2).outcome().orElseThrow().result());
        assertEquals(
                RetryQueue.GIVEN_UP.message(),
                lastRetry(2).outcome().orElseThrow().message());
        assertEquals(BadRows.badDate(2).amount(), find(2).row().amount());
        assertConsistent();
    }

    @Test
    void aPersonWhoAsksAgainBeginsAnew() {
        breakForGood();

        assertEquals(new RetryAnswer.Accepted(2), request(2));
        assertEquals("resolved", next().orElseThrow().result());
    }

    @Test
    void aRowOverWhichTheDatabaseFailsWaitsWhileOthersAreTried() {
        troubleOver(2);

        assertEquals(3, next().orElseThrow().row().row());
        assertEquals(Optional.empty(), next());
    }

    @Test
    void itIsInTroubleUntilItWasTriedInPeace() {
        assertFalse(stores().retries().anyInTrouble());
        troubleOver(2);
        next();
        assertTrue(stores().retries().anyInTrouble());
        stores().timePasses(RetryQueue.waitAfterTrouble(1));
        next();

        assertFalse(stores().retries().anyInTrouble());
    }

    @Test
    void itWaitsLongerAfterEachTrouble() {
        troubleOver(2);
        next();
        stores().timePasses(RetryQueue.waitAfterTrouble(1));
        troubleOver(2);
        stores().timePasses(RetryQueue.waitAfterTrouble(1));

        assertEquals(Optional.empty(), next());
        stores().timePasses(RetryQueue.waitAfterTrouble(2));
        assertEquals(2, next().orElseThrow().row().row());
    }

    @Test
    void howeverOftenTheDatabaseFailsItIsNotGivenUp() {
        troubleOver(2);
        next();
        for (int troubles = 1; troubles <= 2 * RetryQueue.MAX_TRIES; troubles++) {
            stores().timePasses(RetryQueue.waitAfterTrouble(troubles));
            troubleOver(2);
        }
        stores().timePasses(Duration.ofSeconds(8));

        assertEquals("resolved", next().orElseThrow().result());
        assertConsistent();
    }

    @Test
    void aPersonWhoAsksAgainDoesNotWaitForTroubleThatIsOver() {
        troubleOver(2);
        next();
        stores().timePasses(RetryQueue.waitAfterTrouble(1));
        stores().retries().tryNext(new Mending(BadRows.badDate(2)));

        request(2);

        assertEquals(2, next().orElseThrow().row().row());
    }

    /** Has the next row tried, which must be this one, by a database that fails for a reason that passes. */
    private void troubleOver(long expected) {
        final Mending troubled = new Mending(MENDED) {
            @Override
            public Checked check(RetryQueue.PendingRow row) {
                assertEquals(expected, row.row());
                throw new DatabaseException("The database failed", new SQLException("a full disk", "53100"), true);
            }
        };
        assertThrows(DatabaseException.class, () -> stores().retries().tryNext(troubled));
    }

    private void breakForGood() {
        breakOver(2);
        next();
        for (int tries = 1; tries < RetryQueue.MAX_TRIES; tries++) {
            stores().timePasses(RetryQueue.waitAfter(tries));
            breakOver(2);
        }
    }

    /** Has the next row tried, which must be this one, by a program that breaks over it. */
    private void breakOver(long expected) {
        final Mending breaking = new Mending(MENDED) {
            @Override
            public Checked check(RetryQueue.PendingRow row) {
                assertEquals(expected, row.row());
                throw new IllegalStateException("The program breaks");
            }
        };
        assertThrows(IllegalStateException.class, () -> stores().retries().tryNext(breaking));
    }

    private Optional<RetryQueue.Outcome> next() {
        return stores().retries().tryNext(new Mending(MENDED));
    }

    private RetryAnswer request(long row) {
        final FailedJobId job = FailedJobId.ofRow(upload, row);
        return stores().failedJobs().requestRetry(new RetryRequest(job, staff, Optional.of(Map.of())));
    }

    private FailedJob find(long row) {
        return stores().failedJobs().find(FailedJobId.ofRow(upload, row)).orElseThrow();
    }

    private Retry lastRetry(long row) {
        final List<Retry> retries = stores().failedJobs().retries(FailedJobId.ofRow(upload, row));
        return retries.get(retries.size() - 1);
    }

    private void assertConsistent() {
        assertEquals(Consistency.OK, stores().checks().ofBusiness(shop().id()));
    }
}
