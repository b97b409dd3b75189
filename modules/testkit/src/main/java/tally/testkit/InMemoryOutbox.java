package tally.testkit;

import java.util.Comparator;
import java.util.Optional;
import java.util.function.Consumer;
import tally.domain.events.Event;
import tally.domain.events.EventOutbox;

/** {@link EventOutbox} without a database. */
final class InMemoryOutbox implements EventOutbox {
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
            stored.delivered();
        } catch (RuntimeException refused) {
            stored.tryLater(memory.now());
        }
    }
}
