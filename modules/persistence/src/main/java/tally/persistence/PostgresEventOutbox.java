package tally.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Consumer;
import tally.domain.BusinessId;
import tally.domain.CustomerId;
import tally.domain.EventId;
import tally.domain.ProductId;
import tally.domain.UploadId;
import tally.domain.events.Event;
import tally.domain.events.EventOutbox;
import tally.domain.events.EventPayload;
import tally.domain.events.Topic;
import tally.domain.sales.PrintableText;

/** {@link EventOutbox} in the table {@code events}; an event in delivery is locked, so no other node delivers it too. */
public final class PostgresEventOutbox implements EventOutbox {
    private final Database database;

    /** The outbox in this database. */
    public PostgresEventOutbox(Database database) {
        this.database = database;
    }

    private static final String NEXT = """
            select e.business_id, e.id, e.topic,
                   e.payload ->> 'file_id' as file_id, e.payload ->> 'source' as source,
                   coalesce((e.payload ->> 'transaction_count')::bigint, 0) as transaction_count,
                   array(select jsonb_array_elements_text(e.payload -> 'affected_products')::uuid) as products,
                   array(select jsonb_array_elements_text(e.payload -> 'affected_customers')::uuid) as customers
              from events e
             where delivered_at is null and next_attempt_at <= now()
             order by next_attempt_at, id
             limit 1
               for update skip locked
            """;

    @Override
    public boolean deliverNext(Consumer<Event> delivery) {
        return database.inTransaction(connection -> {
            final Optional<Event> next = Sql.queryOne(connection, NEXT, PostgresEventOutbox::event);
            if (next.isPresent()) {
                deliver(connection, next.get(), delivery);
            }
            return next.isPresent();
        });
    }

    private static final String DELIVERED = """
            update events
               set delivered_at = now(), attempts = attempts + 1, error = null
             where business_id = ? and id = ?
            """;

    private static final String TRY_LATER = """
            update events
               set attempts = attempts + 1, error = ?,
                   next_attempt_at = now() + least(interval '1 second' * power(2, least(attempts, 10)), interval '5 min')
             where business_id = ? and id = ?
            """;

    private static void deliver(Connection connection, Event event, Consumer<Event> delivery) throws SQLException {
        final BusinessId business = event.payload().business();
        try {
            delivery.accept(event);
        } catch (RuntimeException refused) {
            Sql.update(connection, TRY_LATER, PrintableText.of(refused.toString()), business, event.id());
            return;
        }
        Sql.update(connection, DELIVERED, business, event.id());
    }

    private static Event event(Row row) throws SQLException {
        final Optional<EventPayload.Cause> cause = row.optionalText("file_id").isPresent()
                ? Optional.of(new EventPayload.Cause(
                        UploadId.of(row.text("file_id")), row.text("source"), row.number("transaction_count")))
                : Optional.empty();
        final EventPayload payload = new EventPayload(
                new BusinessId(row.uuid("business_id")),
                cause,
                row.uuids("products").stream().map(ProductId::new).toList(),
                row.uuids("customers").stream().map(CustomerId::new).toList());
        return new Event(new EventId(row.uuid("id")), topic(row.text("topic")), payload);
    }

    private static Topic topic(String wireName) {
        return Topic.of(wireName).orElseThrow(() -> new IllegalStateException("Unknown topic: " + wireName));
    }
}
