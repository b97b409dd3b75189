package tally.http.staff;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import tally.domain.Scope;
import tally.domain.uploads.TrackedUpload;
import tally.domain.uploads.UploadInbox;
import tally.domain.uploads.UploadStatus;
import tally.http.auth.BusinessChoice;
import tally.http.auth.Caller;
import tally.http.json.UploadStatusView;
import tally.http.lists.Paging;
import tally.http.server.Request;
import tally.http.server.Response;

/**
 * {@code /admin/api/v1/upload-status}, and {@code /data/upload-status} for shops: what is being worked on. Safe for use
 * by many threads.
 */
public final class UploadStatusHandlers {

    private final UploadInbox inbox;
    private final BusinessChoice businesses;
    private final Clock clock;
    private final Predicate<Request> mayStillListen;

    /**
     * Handlers that look into {@code inbox}.
     *
     * @param clock says how long an upload has been running
     * @param mayStillListen says whether the token of a request still opens the stream
     */
    public UploadStatusHandlers(
            UploadInbox inbox, BusinessChoice businesses, Clock clock, Predicate<Request> mayStillListen) {
        this.inbox = inbox;
        this.businesses = businesses;
        this.clock = clock;
        this.mayStillListen = mayStillListen;
    }

    /** The newest uploads, active ones first, and how many are active. */
    public Response status(Request request, Caller caller) {
        return Response.json(200, look(wanted(request, caller)).view(clock.instant()));
    }

    /** The same, again and again: whenever something has moved. */
    public Response stream(Request request, Caller caller) {
        Wanted wanted = wanted(request, caller);
        return Response.events(
                new UploadStatusFeed(request.id(), () -> look(wanted), clock, () -> mayStillListen.test(request)));
    }

    private Wanted wanted(Request request, Caller caller) {
        return new Wanted(
                businesses.scope(caller, request.query()),
                request.query().choice("status", UploadStatus.class),
                Paging.limit(request.query()));
    }

    private Look look(Wanted wanted) {
        List<TrackedUpload> recent = inbox.recent(wanted.scope, wanted.status, wanted.limit);
        return new Look(inbox.active(wanted.scope), recent);
    }

    /** Which uploads a request asks for. */
    private record Wanted(Scope scope, Optional<UploadStatus> status, int limit) {}

    /** What was seen at one look: two that are equal differ in nothing that moves. */
    record Look(long active, List<TrackedUpload> recent) {

        UploadStatusView view(Instant now) {
            return UploadStatusView.of(active, recent, now);
        }
    }
}
