package tally.app;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tally.domain.retention.Kept;
import tally.domain.retention.Retention;
import tally.domain.retention.Retention.Place;

/**
 * Removes what has been kept as long as the operator wants it, once an hour, on one node of all: a second's worth of small steps
 * whenever the housekeeping comes by, so that a first sweep over years of files slows nobody. Used by the housekeeping's thread
 * alone.
 */
final class RetentionSweep {
    private static final Logger LOG = LoggerFactory.getLogger("tally.app");
    private static final Duration BETWEEN_SWEEPS = Duration.ofHours(1);
    private static final Duration SLICE = Duration.ofSeconds(1);
    private static final int AT_MOST = 500;

    private final Retention retention;
    private final Map<Kept, Duration> keptFor;
    private final String node;
    private final Clock clock;
    private Optional<Sweep> sweep = Optional.empty();

    /** @param keptFor how long what is kept; what is not in it is kept for ever */
    RetentionSweep(Retention retention, Map<Kept, Duration> keptFor, String node, Clock clock) {
        this.retention = retention;
        this.keptFor = Map.copyOf(keptFor);
        this.node = node;
        this.clock = clock;
    }

    /** Goes on with the sweep that is under way, or begins the next one where it is this node's turn. */
    void goOn() {
        if (keptFor.isEmpty()) {
            return;
        }
        sweep.ifPresent(this::keepTurn);
        sweep = sweep.or(this::begun);
        sweep.ifPresent(this::sweepForASlice);
    }

    private Optional<Sweep> begun() {
        return retention.takeTurn(node, BETWEEN_SWEEPS) ? Optional.of(new Sweep(keptFor)) : Optional.empty();
    }

    private void keepTurn(Sweep running) {
        if (!retention.keepTurn(node, BETWEEN_SWEEPS)) {
            sweep = Optional.empty();
            LOG.info("Retention: left to another node after {}", running.inWords());
        }
    }

    private void sweepForASlice(Sweep running) {
        final Instant end = clock.instant().plus(SLICE);
        while (!running.isOver() && clock.instant().isBefore(end)) {
            running.step(retention);
        }
        if (running.isOver()) {
            sweep = Optional.empty();
            LOG.info("Retention: removed {}", running.inWords());
        }
    }

    /** One way through everything that is not kept for ever. */
    private static final class Sweep {
        private final Map<Kept, Duration> keptFor;
        private final Queue<Kept> left;
        private final Map<Kept, Long> removed = new EnumMap<>(Kept.class);
        private Place place = Place.START;

        Sweep(Map<Kept, Duration> keptFor) {
            this.keptFor = new EnumMap<>(keptFor);
            this.left = new ArrayDeque<>(this.keptFor.keySet());
            left.forEach(what -> removed.put(what, 0L));
        }

        boolean isOver() {
            return left.isEmpty();
        }

        void step(Retention retention) {
            final Kept what = left.element();
            final Retention.Step step = retention.removeNext(what, duration(what), place, AT_MOST);
            removed.merge(what, step.removed(), Long::sum);
            place = step.next().orElse(Place.START);
            if (step.next().isEmpty()) {
                left.remove();
            }
        }

        private Duration duration(Kept what) {
            return Optional.ofNullable(keptFor.get(what)).orElseThrow();
        }

        String inWords() {
            return removed.entrySet().stream()
                    .map(some -> some.getKey().name().toLowerCase(Locale.ROOT) + "=" + some.getValue())
                    .collect(Collectors.joining(", "));
        }
    }
}
