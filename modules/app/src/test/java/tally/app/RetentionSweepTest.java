package tally.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tally.domain.PageRequest;
import tally.domain.events.EventFilter;
import tally.domain.retention.Kept;
import tally.domain.retention.Retention;
import tally.testkit.CapturedLog;
import tally.testkit.InMemoryStores;
import tally.testkit.Sales;
import tally.testkit.SettableClock;
import tally.testkit.Shop;

class RetentionSweepTest {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Map<Kept, Duration> A_WEEK_OF_EVENTS = Map.of(Kept.DELIVERED_EVENTS, Duration.ofDays(7));

    private final InMemoryStores stores = new InMemoryStores();
    private final Shop shop = Shop.open(stores, "Ahmed's Shop");
    private final CapturedLog log = new CapturedLog();

    @AfterEach
    void endTheLog() {
        log.close();
    }

    @Test
    void whereNothingIsSaidEverythingIsKept() {
        oldEvent();

        sweep(Map.of(), "node-1").goOn();

        assertEquals(1, events());
        assertFalse(log.has("Retention"));
        assertTrue(stores.retention().takeTurn("node-2", DAY));
    }

    @Test
    void aSweepSaysInOneLineWhatWentAndLeavesTheRest() {
        oldEvent();
        shop.imports(Sales.sale().of("Shoes").build());

        sweep(A_WEEK_OF_EVENTS, "node-1").goOn();

        assertEquals(1, events());
        assertEquals(1, log.linesWith("Retention: removed delivered_events=1").size());
    }

    @Test
    void theNextSweepComesAnHourLaterOnWhicheverNode() {
        final RetentionSweep first = sweep(A_WEEK_OF_EVENTS, "node-1");
        final RetentionSweep second = sweep(A_WEEK_OF_EVENTS, "node-2");
        first.goOn();
        first.goOn();
        second.goOn();
        assertEquals(1, log.linesWith("Retention: removed").size());

        stores.timePasses(Duration.ofMinutes(61));
        second.goOn();
        first.goOn();
        assertEquals(2, log.linesWith("Retention: removed").size());
    }

    @Test
    void aLongSweepIsDoneASecondAtATime() {
        final SlowRetention slow = new SlowRetention(stores.clock(), 5);
        final RetentionSweep sweep = new RetentionSweep(slow, A_WEEK_OF_EVENTS, "node-1", stores.clock());

        sweep.goOn();
        assertEquals(2, slow.steps);
        assertFalse(log.has("Retention"));
        sweep.goOn();
        sweep.goOn();
        assertEquals(5, slow.steps);
        assertEquals(1, log.linesWith("Retention: removed delivered_events=50").size());
    }

    @Test
    void whoLosesTheTurnStopsAndSaysSo() {
        final SlowRetention slow = new SlowRetention(stores.clock(), 5);
        final RetentionSweep sweep = new RetentionSweep(slow, A_WEEK_OF_EVENTS, "node-1", stores.clock());
        sweep.goOn();
        slow.ours = false;
        sweep.goOn();

        assertEquals(2, slow.steps);
        assertEquals(
                1,
                log.linesWith("Retention: left to another node after delivered_events=20")
                        .size());
    }

    private RetentionSweep sweep(Map<Kept, Duration> keptFor, String node) {
        return new RetentionSweep(stores.retention(), keptFor, node, stores.clock());
    }

    private void oldEvent() {
        shop.imports(Sales.sale().build());
        stores.events().deliverNext(event -> {});
        stores.timePasses(Duration.ofDays(8));
    }

    private long events() {
        return stores.events().search(EventFilter.ALL, PageRequest.FIRST).count();
    }

    /** Takes 600 ms a step, and removes ten things in each. */
    private static final class SlowRetention implements Retention {
        private final SettableClock clock;
        private final int all;
        private int steps;
        private boolean ours = true;

        SlowRetention(SettableClock clock, int all) {
            this.clock = clock;
            this.all = all;
        }

        @Override
        public boolean takeTurn(String node, Duration time) {
            return ours;
        }

        @Override
        public boolean keepTurn(String node, Duration time) {
            return ours;
        }

        @Override
        public Step removeNext(Kept what, Duration keptFor, Place after, int atMost) {
            clock.advance(Duration.ofMillis(600));
            steps++;
            final Place next = new Place(Instant.EPOCH, new UUID(0, steps));
            return new Step(10, steps < all ? Optional.of(next) : Optional.empty());
        }
    }
}
