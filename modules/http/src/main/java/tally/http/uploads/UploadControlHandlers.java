package tally.http.uploads;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tally.domain.Scope;
import tally.domain.UploadId;
import tally.domain.uploads.ControlAnswer;
import tally.domain.uploads.Upload;
import tally.domain.uploads.UploadControl;
import tally.http.auth.BusinessChoice;
import tally.http.auth.Caller;
import tally.http.json.UndoneView;
import tally.http.json.UploadView;
import tally.http.server.ApiError;
import tally.http.server.Request;
import tally.http.server.Response;

/** Stopping an upload, and taking one back. Safe for use by many threads. */
public final class UploadControlHandlers {

    private static final Logger LOG = LoggerFactory.getLogger("tally.http");

    private final UploadControl control;
    private final BusinessChoice businesses;

    /** Handlers on these uploads. */
    public UploadControlHandlers(UploadControl control, BusinessChoice businesses) {
        this.control = control;
        this.businesses = businesses;
    }

    /** Stops an upload before its end; what is in stays. */
    public Response cancel(Request request, Caller caller) {
        Scope scope = businesses.scope(caller, request.query());
        ControlAnswer answer = control.cancel(scope, id(request), caller.user().actor());
        Upload cancelled = done(answer, id(request), "cancelled").upload();
        LOG.info("CSV upload cancelled: file_id={}, request={}", cancelled.id(), request.id());
        return Response.json(202, UploadView.of(cancelled));
    }

    /** Takes an upload back. */
    public Response undo(Request request, Caller caller) {
        Scope scope = businesses.scope(caller, request.query());
        ControlAnswer answer = control.undo(scope, id(request), caller.user().actor());
        ControlAnswer.Done undone = done(answer, id(request), "taken back");
        LOG.info(
                "CSV upload undone: file_id={}, transactions={}, request={}",
                undone.upload().id(),
                undone.removedSales(),
                request.id());
        return Response.json(200, UndoneView.of(undone));
    }

    private static ControlAnswer.Done done(ControlAnswer answer, UploadId wanted, String what) {
        if (answer instanceof ControlAnswer.Done done) {
            return done;
        }
        if (answer instanceof ControlAnswer.Refused refused) {
            throw conflict(refused.upload(), wanted, what);
        }
        throw ApiError.notFound();
    }

    private static ApiError conflict(Upload obstacle, UploadId wanted, String what) {
        String status = obstacle.status().wireName();
        String message = obstacle.id().equals(wanted)
                ? "This upload cannot be " + what + ": it is " + status + "."
                : "Another file of this business, " + obstacle.fileName()
                        + ", is being read just now. Please try again when it is done, or cancel it.";
        return ApiError.conflict(message)
                .with("status", status)
                .with("file_id", obstacle.id().value());
    }

    private static UploadId id(Request request) {
        return new UploadId(request.pathId("file_id"));
    }
}
