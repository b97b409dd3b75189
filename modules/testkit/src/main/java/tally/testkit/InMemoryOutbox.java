package tally.testkit;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tally.domain.EventId;
import tally.domain.Page;
import tally.domain.PageRequest;
import tally.domain.audit.Actor;
import tally.domain.audit.AuditAction;
import tally.domain.audit.AuditedChange;
import tally.domain.events.Event;
import tally.domain.events.EventFilter;
import tally.domain.events.EventOutbox;
import tally.domain.events.RecordedEvent;
import tally.domain.sales.PrintableText;

/** {@link EventOutbox} without a database. */
final class InMemoryOutbox implements EventOutbox {
    private static final Comparator<RecordedEvent> NEWEST_FIRST = Comparator.comparing(RecordedEvent::createdAt)
            .thenComparing(RecordedEvent::id, Pages.byId())
            .reversed();

    private final Memory memory;

    InMemoryOutbox(Memory memory) {
        this.memory = memory;
    }

    @Override
    public boolean deliverNext(Consumer<Event> delivery) {
        synchronized (memory) {
            final Optional<StoredEvent> next = memory.events().stream()
                    .filter(event -> event.isDue(memory.now()))
                    .min(Comparator.comparing(StoredEvent::nextAttempt));
            next.ifPresent(event -> deliver(event, delivery));
            return next.isPresent();
        }
    }

    private void deliver(StoredEvent stored, Consumer<Event> delivery) {
        try {
            delivery.accept(stored.event());
            stored.delivered(memory.now());
        } catch (RuntimeException refused) {
            stored.tryLater(PrintableText.of(refused.toString()), memory.now());
        }
    }

    @Override
    public Page<RecordedEvent> search(EventFilter filter, PageRequest page) {
        synchronized (memory) {
            final Stream<RecordedEvent> matching = memory.events().stream()
                    .filter(stored -> matches(filter, stored.event()))
                    .map(StoredEvent::snapshot);
            return Pages.page(matching.sorted(NEWEST_FIRST), page);
        }
    }

    private static boolean matches(EventFilter filter, Event event) {
        return filter.scope().business().map(event.payload().business()::equals).orElse(true)
                && filter.topic().map(event.topic()::equals).orElse(true)
                && filter.upload()
                        .map(file -> event.payload()
                                .cause()
                                .filter(cause -> cause.file().equals(file))
                                .isPresent())
                        .orElse(true);
    }

    @Override
    public Optional<RecordedEvent> redeliver(EventId id, Actor by) {
        synchronized (memory) {
            return memory.events().stream()
                    .filter(stored -> stored.event().id().equals(id))
                    .findFirst()
                    .map(stored -> putUpAgain(stored, by));
        }
    }

    private RecordedEvent putUpAgain(StoredEvent stored, Actor by) {
        final RecordedEvent before = stored.snapshot();
        final String state = before.delivery().deliveredAt().isPresent() ? "delivered" : "waiting";
        memory.audit(
                Optional.of(before.payload().business()),
                by,
                new AuditedChange(
                        AuditAction.EVENT_REDELIVERED,
                        before.id().toString(),
                        Map.of("topic", before.topic(), "delivery", state),
                        Map.of("topic", before.topic(), "delivery", "waiting")));
        stored.putUpAgain(memory.now());
        return stored.snapshot();
    }
}
