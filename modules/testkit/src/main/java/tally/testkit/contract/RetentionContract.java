package tally.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import tally.domain.PageRequest;
import tally.domain.audit.AuditFilter;
import tally.domain.events.EventFilter;
import tally.domain.retention.Kept;

/** What {@link Retention} promises of events and the audit trail, and of whose turn it is. */
public abstract class RetentionContract extends Sweeping {
    /** For subclasses. */
    protected RetentionContract() {}

    /** Whether a retried row is a duplicate depends on the other rows of its file. */
    @Test
    void anEventGoesOnceItWasDeliveredForSoLong() {
        shop().imports(MENDED);
        stores().timePasses(WEEK.plus(DAY));
        assertEquals(0, sweep(Kept.DELIVERED_EVENTS));
        deliver();
        assertEquals(0, sweep(Kept.DELIVERED_EVENTS));

        stores().timePasses(WEEK.plus(DAY));
        assertEquals(1, sweep(Kept.DELIVERED_EVENTS));
        assertEquals(0, events());
    }

    @Test
    void anEventThatIsToBeDeliveredAgainStays() {
        shop().imports(MENDED);
        deliver();
        stores().timePasses(WEEK.plus(DAY));
        final var event = stores().events()
                .search(EventFilter.ALL, PageRequest.FIRST)
                .results()
                .get(0);
        stores().events().redeliver(event.id(), BOSS);

        assertEquals(0, sweep(Kept.DELIVERED_EVENTS));
    }

    @Test
    void entriesOfTheAuditTrailGoWhenTheyAreOldAndTheYoungOnesStay() {
        final long old = entries();
        stores().timePasses(WEEK.plus(DAY));
        otherShop();
        final long young = entries() - old;

        assertTrue(old > 0 && young > 0);
        assertEquals(old, sweep(Kept.AUDIT_ENTRIES));
        assertEquals(young, entries());
    }

    @Test
    void oneNodeHasTheTurnUntilItsTimeIsOver() {
        assertTrue(stores().retention().takeTurn("node-1", DAY));
        assertFalse(stores().retention().takeTurn("node-2", DAY));
        assertFalse(stores().retention().takeTurn("node-1", DAY));

        stores().timePasses(DAY.plusSeconds(1));
        assertTrue(stores().retention().takeTurn("node-2", DAY));
        assertFalse(stores().retention().keepTurn("node-1", DAY));
    }

    @Test
    void whoHasTheTurnKeepsItWhileItGoesOn() {
        stores().retention().takeTurn("node-1", DAY);
        stores().timePasses(DAY.minusHours(1));
        assertTrue(stores().retention().keepTurn("node-1", DAY));

        stores().timePasses(DAY.minusHours(1));
        assertFalse(stores().retention().takeTurn("node-2", DAY));
        stores().timePasses(DAY);
        assertFalse(stores().retention().keepTurn("node-1", DAY));
    }

    private void deliver() {
        assertTrue(stores().events().deliverNext(event -> {}));
    }

    private long events() {
        return stores().events().search(EventFilter.ALL, PageRequest.FIRST).count();
    }

    private long entries() {
        return stores().audit().search(AuditFilter.ALL, PageRequest.FIRST).count();
    }
}
