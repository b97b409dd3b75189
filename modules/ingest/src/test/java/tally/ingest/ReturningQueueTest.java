package tally.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tally.domain.BusinessId;
import tally.domain.DatabaseException;
import tally.domain.UploadId;
import tally.domain.uploads.Claim;
import tally.domain.uploads.ClaimedUpload;
import tally.domain.uploads.UploadQueue;

class ReturningQueueTest {
    private static final Duration LEASE = Duration.ofSeconds(30);

    private final Claim claim = new Claim(new BusinessId(new UUID(0, 1)), new UploadId(new UUID(0, 2)), "node-1", 1);
    private final List<String> asked = new ArrayList<>();
    private boolean away;
    private final ReturningQueue queue = new ReturningQueue(new Asked());

    @Test
    void whatIsGivenBackReachesTheDatabaseAtOnce() {
        queue.handBack(claim);
        queue.postpone(claim);

        assertEquals(List.of("handBack", "postpone"), asked);
    }

    @Test
    void whatCouldNotBeGivenBackIsGivenBackBeforeTheNextClaim() {
        away = true;
        queue.handBack(claim);
        away = false;
        queue.claim("node-1", LEASE);
        queue.claim("node-1", LEASE);

        assertEquals(List.of("handBack", "claim", "claim"), asked);
    }

    @Test
    void whatCouldNotBePostponedIsGivenBackBeforeTheNextRenewal() {
        away = true;
        queue.postpone(claim);
        away = false;
        queue.renew(claim, LEASE);

        assertEquals(List.of("handBack", "renew"), asked);
    }

    @Test
    void whileTheDatabaseIsAwayNothingIsForgotten() {
        away = true;
        queue.handBack(claim);
        assertThrows(DatabaseException.class, () -> queue.claim("node-1", LEASE));
        away = false;
        queue.claim("node-1", LEASE);

        assertEquals(List.of("handBack", "claim"), asked);
    }

    /** Notes what reaches it. */
    private final class Asked implements UploadQueue {
        @Override
        public Optional<ClaimedUpload> claim(String node, Duration lease) {
            note("claim");
            return Optional.empty();
        }

        @Override
        public boolean renew(Claim renewed, Duration lease) {
            note("renew");
            return true;
        }

        @Override
        public void handBack(Claim returned) {
            note("handBack");
        }

        @Override
        public void postpone(Claim returned) {
            note("postpone");
        }

        @Override
        public int endLeases(String deadNode) {
            note("endLeases");
            return 0;
        }

        private void note(String call) {
            if (away) {
                throw new DatabaseException("away", new IllegalStateException(), true);
            }
            asked.add(call);
        }
    }
}
