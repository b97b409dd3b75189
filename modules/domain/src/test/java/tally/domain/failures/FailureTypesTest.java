package tally.domain.failures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tally.domain.BusinessId;
import tally.domain.DatabaseException;
import tally.domain.SaleId;
import tally.domain.Scope;

/** What the records of failed rows say of themselves. */
class FailureTypesTest {
    @Test
    void aRecoveryWithoutASaleWasADuplicate() {
        assertTrue(new FailedJob.Recovery(Optional.empty()).duplicate());
    }

    @Test
    void aRecoveryWithASaleWasNone() {
        assertFalse(new FailedJob.Recovery(Optional.of(new SaleId(new UUID(1, 1)))).duplicate());
    }

    @Test
    void theStatusIsWrittenInLowerCase() {
        assertEquals("discarded", FailureStatus.DISCARDED.wireName());
    }

    @Test
    void aDatabaseFailureSaysWhetherItPasses() {
        assertTrue(new DatabaseException("away", new IllegalStateException(), true).passing());
        assertFalse(new DatabaseException("refused", new IllegalStateException(), false).passing());
    }

    @Test
    void theOpenFilterSeesEveryBusinessAndEveryStatusThatIsNotRecovered() {
        assertEquals(Scope.ALL, FailedJobFilter.OPEN.scope());
        assertEquals(Optional.empty(), FailedJobFilter.OPEN.status());
    }

    @Test
    void failedRowsAreUsuallyListedWithTheNewestFirst() {
        assertEquals(new FailedJobOrder(FailedJobOrder.Key.CREATED_AT, true), FailedJobOrder.NEWEST_FIRST);
    }

    @Test
    void aScopeOfOneBusinessHoldsNoOther() {
        final BusinessId shop = new BusinessId(new UUID(1, 1));

        assertEquals(Optional.of(shop), Scope.of(shop).business());
        assertEquals(Optional.empty(), Scope.ALL.business());
    }
}
