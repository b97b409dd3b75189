package tally.testkit.contract;

import java.time.Duration;
import java.util.Optional;
import tally.domain.audit.Actor;
import tally.domain.retention.Kept;
import tally.domain.retention.Retention;
import tally.domain.sales.Sale;
import tally.testkit.Sales;

/** What the contracts of {@link Retention} share: a sweep from its beginning to its end, by very small steps. */
abstract class Sweeping extends StoreContract {
    static final Duration DAY = Duration.ofDays(1);
    static final Duration WEEK = Duration.ofDays(7);
    static final Actor BOSS = new Actor("boss@tally.example");
    static final Sale MENDED = Sales.sale().amount("120.50").to("Ahmed").build();

    Sweeping() {}

    /** Removes what is older than a week; gives how much. */
    final long sweep(Kept what) {
        long removed = 0;
        Optional<Retention.Place> place = Optional.of(Retention.Place.START);
        while (place.isPresent()) {
            final Retention.Step step = stores().retention().removeNext(what, WEEK, place.get(), 2);
            removed += step.removed();
            place = step.next();
        }
        return removed;
    }
}
