package tally.domain.events;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tally.domain.BusinessId;
import tally.domain.ProductId;
import tally.domain.UploadId;

class TopicTest {
    @ParameterizedTest
    @CsvSource({"TRANSACTION_PARSED, transaction.parsed", "FORECAST_REQUESTED, forecast.requested"})
    void theWireNamesAreThoseOfTheContract(Topic topic, String wireName) {
        assertEquals(wireName, topic.wireName());
    }

    @ParameterizedTest
    @EnumSource
    void eachIsFoundByItsWireName(Topic topic) {
        assertEquals(Optional.of(topic), Topic.of(topic.wireName()));
    }

    @Test
    void anUnknownWireNameIsNone() {
        assertEquals(Optional.empty(), Topic.of("transaction.lost"));
    }

    @Test
    void aPayloadDoesNotChangeWithItsLists() {
        final List<ProductId> products = new ArrayList<>();
        final EventPayload.Cause cause = new EventPayload.Cause(new UploadId(new UUID(3, 3)), "csv", 1);
        final EventPayload payload =
                new EventPayload(new BusinessId(new UUID(1, 1)), Optional.of(cause), products, List.of());
        products.add(new ProductId(new UUID(2, 2)));

        assertEquals(List.of(), payload.products());
    }
}
