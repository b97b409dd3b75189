package tally.persistence;

import java.sql.SQLException;
import java.util.Optional;
import tally.domain.BusinessId;
import tally.domain.CustomerId;
import tally.domain.EventId;
import tally.domain.ProductId;
import tally.domain.UploadId;
import tally.domain.events.EventPayload;
import tally.domain.events.RecordedEvent;

/** Reads rows of the table {@code events}. */
final class EventRows {
    /** What {@link #event} needs; behind it come the conditions. */
    static final String SELECT = """
            select e.business_id, e.id, e.topic, e.created_at, e.attempts, e.delivered_at, e.error,
                   e.payload ->> 'file_id' as file_id, coalesce(e.payload ->> 'source', '') as source,
                   coalesce((e.payload ->> 'transaction_count')::bigint, 0) as transaction_count,
                   array(select jsonb_array_elements_text(e.payload -> 'affected_products')::uuid) as products,
                   array(select jsonb_array_elements_text(e.payload -> 'affected_customers')::uuid) as customers
              from events e
             where\s""";

    private EventRows() {}

    static RecordedEvent event(Row row) throws SQLException {
        return new RecordedEvent(
                new EventId(row.uuid("id")),
                row.text("topic"),
                payload(row),
                row.instant("created_at"),
                new RecordedEvent.Delivery(
                        row.integer("attempts"), row.optionalInstant("delivered_at"), row.optionalText("error")));
    }

    private static EventPayload payload(Row row) throws SQLException {
        final Optional<EventPayload.Cause> cause = row.optionalText("file_id").isPresent()
                ? Optional.of(new EventPayload.Cause(
                        UploadId.of(row.text("file_id")), row.text("source"), row.number("transaction_count")))
                : Optional.empty();
        return new EventPayload(
                new BusinessId(row.uuid("business_id")),
                cause,
                row.uuids("products").stream().map(ProductId::new).toList(),
                row.uuids("customers").stream().map(CustomerId::new).toList());
    }
}
