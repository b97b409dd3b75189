package tally.http.uploads;

import java.util.function.BiPredicate;
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

/** Stopping an upload of one kind, and taking one back. Safe for use by many threads. */
public final class UploadControlHandlers {

    private static final Logger LOG = LoggerFactory.getLogger("tally.http");

    private final UploadControl control;
    private final Kind kind;
    private final BusinessChoice businesses;

    /**
     * The uploads that the handlers are for: one of another kind is not there.
     *
     * @param name in the log
     * @param pathId how the path calls the id
     * @param holds whether it is one of them, in the caller's scope
     */
    public record Kind(String name, String pathId, BiPredicate<Scope, UploadId> holds) {}

    /** Handlers on uploads of this kind. */
    public UploadControlHandlers(UploadControl control, Kind kind, BusinessChoice businesses) {
        this.control = control;
        this.kind = kind;
        this.businesses = businesses;
    }

    /** Stops an upload before its end; what is in stays. */
    public Response cancel(Request request, Caller caller) {
        Scope scope = businesses.scope(caller, request.query());
        ControlAnswer answer =
                control.cancel(scope, id(scope, request), caller.user().actor());
        Upload cancelled = done(answer, id(scope, request), "cancelled").upload();
        LOG.info("{} upload cancelled: file_id={}, request={}", kind.name, cancelled.id(), request.id());
        return Response.json(202, UploadView.of(cancelled));
    }

    /** Takes an upload back. */
    public Response undo(Request request, Caller caller) {
        Scope scope = businesses.scope(caller, request.query());
        ControlAnswer answer =
                control.undo(scope, id(scope, request), caller.user().actor());
        ControlAnswer.Done undone = done(answer, id(scope, request), "taken back");
        LOG.info(
                "{} upload undone: file_id={}, transactions={}, request={}",
                kind.name,
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

    private UploadId id(Scope scope, Request request) {
        UploadId id = new UploadId(request.pathId(kind.pathId));
        if (!kind.holds.test(scope, id)) {
            throw ApiError.notFound();
        }
        return id;
    }
}
