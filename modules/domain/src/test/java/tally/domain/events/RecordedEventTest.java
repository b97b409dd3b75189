package tally.domain.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tally.domain.BusinessId;
import tally.domain.EventId;

class RecordedEventTest {
    @Test
    void anEventOfAKnownTopicCanBeDelivered() {
        assertEquals(
                Topic.FORECAST_REQUESTED, recorded("forecast.requested").event().topic());
    }

    @Test
    void anEventOfAnUnknownTopicCanNot() {
        final RecordedEvent unknown = recorded("stock.counted");

        assertThrows(IllegalStateException.class, unknown::event);
    }

    private static RecordedEvent recorded(String topic) {
        final EventPayload payload =
                new EventPayload(new BusinessId(new UUID(0, 1)), Optional.empty(), List.of(), List.of());
        return new RecordedEvent(
                new EventId(new UUID(0, 2)), topic, payload, Instant.EPOCH, RecordedEvent.Delivery.NONE);
    }
}
