package tally.http.staff;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import tally.domain.Scope;
import tally.domain.uploads.Upload;
import tally.domain.uploads.UploadInbox;
import tally.domain.uploads.UploadStatus;
import tally.http.auth.BusinessChoice;
import tally.http.auth.Caller;
import tally.http.json.UploadStatusView;
import tally.http.lists.Paging;
import tally.http.server.Request;
import tally.http.server.Response;

/** {@code /admin/api/v1/upload-status}: what is being worked on. Safe for use by many threads. */
public final class UploadStatusHandlers {

    private final UploadInbox inbox;
    private final BusinessChoice businesses;
    private final Clock clock;

    /** Handlers that look into {@code inbox}; {@code clock} says how long an upload has been running. */
    public UploadStatusHandlers(UploadInbox inbox, BusinessChoice businesses, Clock clock) {
        this.inbox = inbox;
        this.businesses = businesses;
        this.clock = clock;
    }

    /** The newest uploads, active ones first, and how many are active. */
    public Response status(Request request, Caller caller) {
        Scope scope = businesses.scope(caller, request.query());
        List<Upload> recent = inbox.recent(
                scope, request.query().choice("status", UploadStatus.class), Paging.limit(request.query()));
        Instant now = clock.instant();
        return Response.json(200, UploadStatusView.of(inbox.active(scope), recent, now));
    }
}
