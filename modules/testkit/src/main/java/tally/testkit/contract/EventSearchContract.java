package tally.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tally.domain.EventId;
import tally.domain.PageRequest;
import tally.domain.Scope;
import tally.domain.UploadId;
import tally.domain.audit.Actor;
import tally.domain.audit.AuditAction;
import tally.domain.audit.AuditEntry;
import tally.domain.audit.AuditFilter;
import tally.domain.events.EventFilter;
import tally.domain.events.EventOutbox;
import tally.domain.events.RecordedEvent;
import tally.domain.events.Topic;
import tally.domain.sales.Sale;
import tally.testkit.Sales;
import tally.testkit.Shop;

/** What {@link EventOutbox} promises to people who look at events and have them delivered again. */
public abstract class EventSearchContract extends StoreContract {
    private static final Actor STAFF = new Actor("staff@tally.example");
    private static final Sale TEA = Sales.sale().of("Tea").to("Ahmed").build();

    /** For subclasses. */
    protected EventSearchContract() {}

    @Test
    void anEventThatWaitsShowsWhatItWillTell() {
        final UploadId upload = shop().imports(TEA);
        final RecordedEvent event = only(EventFilter.ALL);

        assertEquals("transaction.parsed", event.topic());
        assertEquals(upload, event.payload().cause().orElseThrow().file());
        assertEquals(RecordedEvent.Delivery.NONE, event.delivery());
    }

    @Test
    void aDeliveredEventShowsWhen() {
        shop().imports(TEA);
        deliver();
        final RecordedEvent.Delivery delivery = only(EventFilter.ALL).delivery();

        assertTrue(delivery.deliveredAt().isPresent());
        assertEquals(1, delivery.attempts());
    }

    @Test
    void anEventThatWasRefusedShowsWhyUntilItIsDelivered() {
        shop().imports(TEA);
        stores().events().deliverNext(event -> {
            throw new IllegalStateException("The forecast is away");
        });
        final RecordedEvent.Delivery refused = only(EventFilter.ALL).delivery();
        stores().timePasses(Duration.ofMinutes(6));
        deliver();

        assertEquals(1, refused.attempts());
        assertTrue(refused.error().orElseThrow().contains("The forecast is away"));
        assertTrue(refused.deliveredAt().isEmpty());
        assertEquals(Optional.empty(), only(EventFilter.ALL).delivery().error());
    }

    @Test
    void eachFilterNarrows() {
        final UploadId first = shop().imports(TEA);
        final Shop other = otherShop();
        final UploadId second = other.imports(TEA);

        assertEquals(2, events(EventFilter.ALL).size());
        assertEquals(List.of(second), files(filter(other.scope(), Optional.empty(), Optional.empty())));
        assertEquals(List.of(first), files(filter(Scope.ALL, Optional.empty(), Optional.of(first))));
        assertEquals(
                2,
                events(filter(Scope.ALL, Optional.of(Topic.TRANSACTION_PARSED), Optional.empty()))
                        .size());
        assertEquals(List.of(), events(filter(Scope.ALL, Optional.of(Topic.FORECAST_REQUESTED), Optional.empty())));
    }

    @Test
    void theNewestIsFirst() {
        final UploadId first = shop().imports(TEA);
        stores().timePasses(Duration.ofSeconds(1));
        final UploadId second = shop().imports(TEA, TEA);

        assertEquals(List.of(second, first), files(EventFilter.ALL));
    }

    @Test
    void aDeliveredEventIsDeliveredAgain() {
        shop().imports(TEA);
        deliver();
        final EventId id = only(EventFilter.ALL).id();

        final RecordedEvent waiting = stores().events().redeliver(id, STAFF).orElseThrow();

        assertEquals(RecordedEvent.Delivery.NONE, waiting.delivery());
        assertTrue(deliver());
        assertFalse(deliver());
    }

    @Test
    void aRefusedEventIsTriedAgainAtOnce() {
        shop().imports(TEA);
        stores().events().deliverNext(event -> {
            throw new IllegalStateException("The forecast is away");
        });
        assertFalse(deliver());

        stores().events().redeliver(only(EventFilter.ALL).id(), STAFF);

        assertTrue(deliver());
    }

    @Test
    void anUnknownEventIsNotDelivered() {
        assertEquals(Optional.empty(), stores().events().redeliver(new EventId(Shop.nextId()), STAFF));
    }

    @Test
    void theTrailSaysWhoHadItDeliveredAgain() {
        shop().imports(TEA);
        deliver();
        final EventId id = only(EventFilter.ALL).id();
        stores().events().redeliver(id, STAFF);
        final AuditEntry entry = stores().audit()
                .search(AuditFilter.ALL, PageRequest.FIRST)
                .results()
                .get(0);

        assertEquals(STAFF, entry.actor());
        assertEquals(AuditAction.EVENT_REDELIVERED, entry.change().action());
        assertEquals(id.toString(), entry.change().subject());
        assertEquals("delivered", entry.change().before().get("delivery"));
    }

    private static EventFilter filter(Scope scope, Optional<Topic> topic, Optional<UploadId> upload) {
        return new EventFilter(scope, topic, upload);
    }

    private boolean deliver() {
        return stores().events().deliverNext(event -> {});
    }

    private List<RecordedEvent> events(EventFilter filter) {
        return stores().events().search(filter, PageRequest.FIRST).results();
    }

    private RecordedEvent only(EventFilter filter) {
        final List<RecordedEvent> events = events(filter);
        assertEquals(1, events.size());
        return events.get(0);
    }

    private List<UploadId> files(EventFilter filter) {
        return events(filter).stream()
                .map(event -> event.payload().cause().orElseThrow().file())
                .toList();
    }
}
