package tally.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import tally.domain.BusinessId;
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
import tally.domain.events.Topic;
import tally.domain.sales.PrintableText;

/** {@link EventOutbox} in the table {@code events}; an event in delivery is locked, so no other node delivers it too. */
public final class PostgresEventOutbox implements EventOutbox {
    private static final int MOST_DOUBLINGS = 10;
    private static final int LONGEST_PAUSE_SECONDS = 300;

    private final Database database;

    /** The outbox in this database. */
    public PostgresEventOutbox(Database database) {
        this.database = database;
    }

    private static final String DUE = "e.delivered_at is null and e.next_attempt_at <= now()";

    private static final String NEXT = EventRows.SELECT + DUE + """
               and e.id <> all(?)
             order by e.next_attempt_at, e.id
             limit 1
            """;

    private static final String TAKE =
            EventRows.SELECT + "e.business_id = ? and e.id = ? and " + DUE + " for update skip locked";

    @Override
    public boolean deliverNext(Consumer<Event> delivery) {
        return database.inTransaction(connection -> {
            final Optional<RecordedEvent> next = Unclaimed.<RecordedEvent, RecordedEvent>first(
                    passedOver -> next(connection, passedOver),
                    found -> Sql.queryOne(
                            connection, TAKE, EventRows::event, found.payload().business(), found.id()));
            if (next.isPresent()) {
                deliver(connection, next.get(), delivery);
            }
            return next.isPresent();
        });
    }

    private static Optional<RecordedEvent> next(Connection connection, List<RecordedEvent> passedOver)
            throws SQLException {
        final List<EventId> ids = passedOver.stream().map(RecordedEvent::id).toList();
        return Sql.queryOne(connection, NEXT, EventRows::event, Sql.array(connection, "uuid", ids));
    }

    private static final String DELIVERED = """
            update events
               set delivered_at = now(), attempts = attempts + 1, error = null
             where business_id = ? and id = ?
            """;

    private static final String TRY_LATER = """
            update events
               set attempts = attempts + 1, error = ?, next_attempt_at = now() + make_interval(secs => ?)
             where business_id = ? and id = ?
            """;

    private static void deliver(Connection connection, RecordedEvent next, Consumer<Event> delivery)
            throws SQLException {
        final BusinessId business = next.payload().business();
        try {
            delivery.accept(next.event());
        } catch (RuntimeException refused) {
            final double pause = pauseAfter(next.delivery().attempts());
            Sql.update(connection, TRY_LATER, PrintableText.of(refused.toString()), pause, business, next.id());
            return;
        }
        Sql.update(connection, DELIVERED, business, next.id());
    }

    /** A second, then twice as long each time, five minutes at most. */
    private static double pauseAfter(int attempts) {
        return Math.min(1 << Math.min(attempts, MOST_DOUBLINGS), LONGEST_PAUSE_SECONDS);
    }

    private static final String COUNT = "select count(*) as n from events e where ";

    private static final String NEWEST_FIRST = " order by e.created_at desc, e.id desc limit ? offset ?";

    @Override
    public Page<RecordedEvent> search(EventFilter filter, PageRequest page) {
        final Where where = new Where()
                .and("e.business_id = ?", filter.scope().business())
                .and("e.topic = ?", filter.topic().map(Topic::wireName))
                .and("e.payload ->> 'file_id' = ?", filter.upload().map(Object::toString));
        final String select = EventRows.SELECT + where.sql() + NEWEST_FIRST;
        return database.inSnapshot(connection -> new Page<>(
                Sql.query(connection, COUNT + where.sql(), row -> row.number("n"), where.values())
                        .get(0),
                Sql.query(connection, select, EventRows::event, where.values(page.limit(), page.offset()))));
    }

    private static final String ONE = "e.id = ?";

    private static final String ONE_LOCKED = "e.business_id = ? and " + ONE + " for update";

    private static final String AFRESH = """
            update events
               set delivered_at = null, attempts = 0, error = null, next_attempt_at = now()
             where business_id = ? and id = ?
            """;

    @Override
    public Optional<RecordedEvent> redeliver(EventId id, Actor by) {
        return database.inTransaction(connection -> {
            final Optional<RecordedEvent> seen = Sql.queryOne(connection, EventRows.SELECT + ONE, EventRows::event, id);
            if (seen.isEmpty()) {
                return seen;
            }
            final BusinessId business = seen.get().payload().business();
            final RecordedEvent found = Sql.query(
                            connection, EventRows.SELECT + ONE_LOCKED, EventRows::event, business, id)
                    .get(0);
            Sql.update(connection, AFRESH, business, id);
            AuditTable.record(connection, Optional.of(business), by, told(found));
            return Sql.queryOne(connection, EventRows.SELECT + ONE, EventRows::event, id);
        });
    }

    private static AuditedChange told(RecordedEvent before) {
        final String state = before.delivery().deliveredAt().isPresent() ? "delivered" : "waiting";
        return new AuditedChange(
                AuditAction.EVENT_REDELIVERED,
                before.id().toString(),
                Map.of("topic", before.topic(), "delivery", state),
                Map.of("topic", before.topic(), "delivery", "waiting"));
    }
}
