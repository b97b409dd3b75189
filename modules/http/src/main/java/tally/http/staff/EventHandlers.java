package tally.http.staff;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tally.domain.EventId;
import tally.domain.Page;
import tally.domain.PageRequest;
import tally.domain.UploadId;
import tally.domain.events.EventFilter;
import tally.domain.events.EventOutbox;
import tally.domain.events.RecordedEvent;
import tally.domain.events.Topic;
import tally.http.auth.BusinessChoice;
import tally.http.auth.Caller;
import tally.http.json.EventView;
import tally.http.lists.Paging;
import tally.http.server.ApiError;
import tally.http.server.Parameters;
import tally.http.server.Request;
import tally.http.server.Response;

/** {@code /admin/api/v1/events}: what the jobs downstream are told. Safe for use by many threads. */
public final class EventHandlers {

    private static final Logger LOG = LoggerFactory.getLogger("tally.http");

    private final EventOutbox events;
    private final BusinessChoice businesses;

    /** Handlers on these events. */
    public EventHandlers(EventOutbox events, BusinessChoice businesses) {
        this.events = events;
        this.businesses = businesses;
    }

    /** A page of the events that match, newest first. */
    public Response search(Request request, Caller caller) {
        PageRequest wanted = Paging.read(request.query());
        EventFilter filter = new EventFilter(
                businesses.scope(caller, request.query()),
                topic(request.query()),
                request.query().id("file_id").map(UploadId::new));
        Page<EventView> page = events.search(filter, wanted).map(EventView::of);
        return Response.json(200, Paging.view(request, wanted, page));
    }

    /** Puts an event up for delivery once more; the housekeeping of any node delivers it within seconds. */
    public Response redeliver(Request request, Caller caller) {
        EventId id = new EventId(request.pathId("id"));
        RecordedEvent waiting = events.redeliver(id, caller.user().actor()).orElseThrow(ApiError::notFound);
        LOG.info("Event put up again: event_id={}, topic={}, request={}", id, waiting.topic(), request.id());
        return Response.json(202, EventView.of(waiting));
    }

    private static Optional<Topic> topic(Parameters query) {
        return query.text("topic")
                .map(name -> Topic.of(name)
                        .orElseThrow(() ->
                                ApiError.invalidParameter("topic", name, "transaction.parsed or forecast.requested")));
    }
}
