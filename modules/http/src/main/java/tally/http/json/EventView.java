package tally.http.json;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tally.domain.Id;
import tally.domain.events.EventPayload;
import tally.domain.events.RecordedEvent;

/**
 * An event with what became of its delivery.
 *
 * @param deliveredAt null while it waits
 * @param error why the last try failed; null where it did not
 */
public record EventView(
        UUID id,
        String topic,
        PayloadView payload,
        Instant createdAt,
        Optional<Instant> deliveredAt,
        int attempts,
        Optional<String> error) {

    /** The view of an event. */
    public static EventView of(RecordedEvent event) {
        return new EventView(
                event.id().value(),
                event.topic(),
                PayloadView.of(event.payload()),
                event.createdAt(),
                event.delivery().deliveredAt(),
                event.delivery().attempts(),
                event.delivery().error());
    }

    /** What the jobs downstream are told; file, source and count are null where no file caused it. */
    public record PayloadView(
            UUID businessId,
            Optional<UUID> fileId,
            Optional<String> source,
            Optional<Long> transactionCount,
            List<UUID> affectedProducts,
            List<UUID> affectedCustomers) {

        private static PayloadView of(EventPayload payload) {
            Optional<EventPayload.Cause> cause = payload.cause();
            return new PayloadView(
                    payload.business().value(),
                    cause.map(file -> file.file().value()),
                    cause.map(EventPayload.Cause::source),
                    cause.map(EventPayload.Cause::transactionCount),
                    ids(payload.products()),
                    ids(payload.customers()));
        }

        private static List<UUID> ids(List<? extends Id> ids) {
            return ids.stream().map(Id::value).toList();
        }
    }
}
