package tally.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tally.domain.DatabaseException;
import tally.domain.uploads.Claim;
import tally.domain.uploads.UploadQueue;
import tally.testkit.Shop;

class HeartbeatTest {
    private static final Duration MOST_OF_A_LEASE = Shop.LEASE.minusSeconds(1);

    private final Till till = new Till();
    private final UploadQueue queue = till.stores().queue();
    private final Heartbeat heartbeat = new Heartbeat(queue, Shop.LEASE);

    @Test
    void aHeldClaimOutlivesItsLease() {
        final Claim claim = till.sendAndClaim(Till.sales(1)).claim();
        try (Heartbeat.Hold hold = heartbeat.hold(claim)) {
            for (int beat = 0; beat < 5; beat++) {
                till.stores().timePasses(MOST_OF_A_LEASE);
                heartbeat.beat();
            }

            assertFalse(hold.lost());
            assertTrue(queue.claim("node-2", Shop.LEASE).isEmpty());
        }
    }

    @Test
    void aClaimThatAnotherNodeHasTakenIsLost() {
        final Claim claim = till.sendAndClaim(Till.sales(1)).claim();
        try (Heartbeat.Hold hold = heartbeat.hold(claim)) {
            till.stores().timePasses(Shop.LEASE.plusSeconds(1));
            assertTrue(queue.claim("node-2", Shop.LEASE).isPresent());
            heartbeat.beat();

            assertTrue(hold.lost());
        }
    }

    @Test
    void aClosedHoldIsRenewedNoMore() {
        heartbeat.hold(till.sendAndClaim(Till.sales(1)).claim()).close();
        till.stores().timePasses(MOST_OF_A_LEASE);
        heartbeat.beat();
        till.stores().timePasses(MOST_OF_A_LEASE);

        assertTrue(queue.claim("node-2", Shop.LEASE).isPresent());
    }

    @Test
    void anOldHoldThatEndsDoesNotLetTheNewOneGo() {
        final Claim claim = till.sendAndClaim(Till.sales(1)).claim();
        final Heartbeat.Hold old = heartbeat.hold(claim);
        queue.handBack(claim);
        final Claim again = till.claim().claim();
        try (Heartbeat.Hold hold = heartbeat.hold(again)) {
            old.close();
            till.stores().timePasses(MOST_OF_A_LEASE);
            heartbeat.beat();
            till.stores().timePasses(MOST_OF_A_LEASE);

            assertFalse(hold.lost());
            assertTrue(queue.claim("node-2", Shop.LEASE).isEmpty());
        }
    }

    @Test
    void aDatabaseThatIsAwayLosesNoClaimAndTheOthersAreStillRenewed() {
        final List<Claim> asked = new ArrayList<>();
        final Heartbeat away = new Heartbeat(
                new ForwardingQueue(queue) {
                    @Override
                    public boolean renew(Claim claim, Duration lease) {
                        asked.add(claim);
                        throw new DatabaseException("away", new IllegalStateException(), true);
                    }
                },
                Shop.LEASE);
        try (Heartbeat.Hold one = away.hold(till.sendAndClaim(Till.sales(1)).claim());
                Heartbeat.Hold two = away.hold(new Till(till.stores(), "Rahim's Shop")
                        .sendAndClaim(Till.sales(1))
                        .claim())) {
            away.beat();

            assertEquals(2, asked.size());
            assertFalse(one.lost() || two.lost());
        }
    }
}
