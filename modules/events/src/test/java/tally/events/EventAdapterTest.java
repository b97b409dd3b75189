package tally.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tally.domain.BusinessId;
import tally.domain.CustomerId;
import tally.domain.ProductId;
import tally.domain.UploadId;
import tally.domain.events.EventPayload;

final class EventAdapterTest {
    private static final BusinessId SHOP = new BusinessId(new UUID(0, 1));

    @Test
    void anUnknownTopicIsRefused() {
        final IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> EventAdapter.publishEvent("sales.lost", payload(1)));
        assertEquals("Unknown event topic: sales.lost", refused.getMessage());
    }

    @Test
    void thePayloadIsShownAsJson() {
        assertEquals(
                "{\"business_id\": \"00000000-0000-0000-0000-000000000001\","
                        + " \"file_id\": \"00000000-0000-0000-0000-000000000007\", \"source\": \"csv\","
                        + " \"transaction_count\": 3,"
                        + " \"affected_products\": [\"00000000-0000-0000-0000-000000000000\"],"
                        + " \"affected_customers\": []}",
                PayloadJson.of(payload(1)));
    }

    @Test
    void aLongListIsCutWithItsLength() {
        final String shown = PayloadJson.shortened(products(5000));
        assertTrue(shown.endsWith(", … 5000 in all]"), shown);
    }

    private static EventPayload payload(int products) {
        final var cause = new EventPayload.Cause(new UploadId(new UUID(0, 7)), "csv", 3);
        return new EventPayload(SHOP, Optional.of(cause), products(products), List.<CustomerId>of());
    }

    private static List<ProductId> products(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new ProductId(new UUID(0, i)))
                .toList();
    }
}
