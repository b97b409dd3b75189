package tally.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tally.domain.Id;
import tally.domain.SaleId;
import tally.domain.failures.FailureStatus;
import tally.domain.retention.Kept;
import tally.domain.retention.Retention;
import tally.domain.uploads.UploadStatus;

/** {@link Retention} without a database. */
final class InMemoryRetention implements Retention {
    private static final Comparator<Old> OLDEST_FIRST = Comparator.comparing(
                    (Old old) -> old.place().at())
            .thenComparing(old -> old.place().id());
    private static final Set<UploadStatus> ENDED =
            EnumSet.complementOf(EnumSet.of(UploadStatus.PENDING, UploadStatus.PROCESSING, UploadStatus.NEEDS_REVIEW));

    private final Memory memory;

    InMemoryRetention(Memory memory) {
        this.memory = memory;
    }

    @Override
    public boolean takeTurn(String node, Duration time) {
        synchronized (memory) {
            final boolean free = memory.turn()
                    .filter(turn -> turn.until().isAfter(memory.now()))
                    .isEmpty();
            if (free) {
                memory.turn(new SweepTurn(node, memory.now().plus(time)));
            }
            return free;
        }
    }

    @Override
    public boolean keepTurn(String node, Duration time) {
        synchronized (memory) {
            final boolean mine = memory.turn()
                    .filter(turn -> turn.node().equals(node) && turn.until().isAfter(memory.now()))
                    .isPresent();
            if (mine) {
                memory.turn(new SweepTurn(node, memory.now().plus(time)));
            }
            return mine;
        }
    }

    @Override
    public Step removeNext(Kept what, Duration keptFor, Place after, int atMost) {
        synchronized (memory) {
            final Instant before = memory.now().minus(keptFor);
            final List<Old> candidates = all(what)
                    .filter(old -> old.place().at().isBefore(before))
                    .filter(old -> OLDEST_FIRST.compare(old, new Old(after, true, () -> {})) > 0)
                    .sorted(OLDEST_FIRST)
                    .limit(atMost)
                    .toList();
            final List<Old> going = candidates.stream().filter(Old::mayGo).toList();
            going.forEach(old -> old.removal().run());
            return new Step(
                    going.size(),
                    candidates.size() < atMost
                            ? Optional.empty()
                            : Optional.of(candidates.get(atMost - 1).place()));
        }
    }

    private Stream<Old> all(Kept what) {
        return switch (what) {
            case UPLOADED_BYTES -> uploads();
            case RECOVERED_ROWS -> recovered();
            case DELIVERED_EVENTS -> events();
            case AUDIT_ENTRIES ->
                List.copyOf(memory.audit()).stream()
                        .map(entry -> old(
                                entry.at(),
                                entry.id(),
                                true,
                                () -> memory.audit().remove(entry)));
        };
    }

    private Stream<Old> uploads() {
        return List.copyOf(memory.uploads().values()).stream()
                .filter(upload -> upload.hasBytes() && ENDED.contains(upload.status()))
                .map(upload ->
                        old(upload.completedAt().orElseThrow(), upload.id(), !needed(upload), upload::removeBytes));
    }

    private boolean needed(StoredUpload upload) {
        return memory.jobs(upload.id()).anyMatch(job -> job.isOpen() || recoveredByAnother(job));
    }

    private static boolean recoveredByAnother(StoredJob job) {
        final SaleId first = SaleId.first(job.upload());
        final SaleId last = SaleId.last(job.upload());
        return job.recoveredInto()
                .filter(sale -> sale.value().compareTo(first.value()) < 0
                        || sale.value().compareTo(last.value()) > 0)
                .isPresent();
    }

    private Stream<Old> recovered() {
        return List.copyOf(memory.jobs().values()).stream()
                .filter(job -> job.status() == FailureStatus.RESOLVED)
                .map(job -> old(
                        job.lastRetry().outcome().orElseThrow().finishedAt(),
                        job.id(),
                        memory.jobs(job.upload()).noneMatch(StoredJob::isOpen),
                        () -> memory.jobs().remove(job.id())));
    }

    private Stream<Old> events() {
        return List.copyOf(memory.events()).stream()
                .filter(event -> event.snapshot().delivery().deliveredAt().isPresent())
                .map(event -> old(
                        event.snapshot().delivery().deliveredAt().orElseThrow(),
                        event.event().id(),
                        true,
                        () -> memory.events().remove(event)));
    }

    private static Old old(Instant at, Id id, boolean mayGo, Runnable removal) {
        return new Old(new Place(at, id.value()), mayGo, removal);
    }

    /** Something that has an age, and whether it is not needed any more. */
    private record Old(Place place, boolean mayGo, Runnable removal) {}
}
