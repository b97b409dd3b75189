package tally.http.uploads;

import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tally.domain.BusinessId;
import tally.domain.Page;
import tally.domain.PageRequest;
import tally.domain.Scope;
import tally.domain.UploadId;
import tally.domain.uploads.FailedRow;
import tally.domain.uploads.Upload;
import tally.domain.uploads.UploadBooks;
import tally.domain.uploads.UploadInbox;
import tally.http.auth.BusinessChoice;
import tally.http.auth.Caller;
import tally.http.json.UploadAcceptedView;
import tally.http.json.UploadView;
import tally.http.lists.Paging;
import tally.http.server.ApiError;
import tally.http.server.Request;
import tally.http.server.Response;
import tally.ingest.Incoming;
import tally.ingest.Reception;

/** {@code /data/upload-csv}. Safe for use by many threads. */
public final class UploadHandlers {

    private static final Logger LOG = LoggerFactory.getLogger("tally.http");

    /** How many failed rows an upload shows; staff see them all. */
    private static final int ERRORS_SHOWN = 100;

    private final Intake intake;
    private final UploadInbox inbox;
    private final UploadBooks books;
    private final BusinessChoice businesses;

    /** Handlers that take files in through {@code intake} and tell from the two stores what became of them. */
    public UploadHandlers(Intake intake, UploadInbox inbox, UploadBooks books, BusinessChoice businesses) {
        this.intake = intake;
        this.inbox = inbox;
        this.books = books;
        this.businesses = businesses;
    }

    /** Takes a file in. The 202 says that nothing can lose it any more. */
    public Response receive(Request request, Caller caller) {
        BusinessChoice.own(caller.user()).ifPresent(this::refuseTooMany);
        return FileForm.read(request, intake, (file, fields) -> {
            BusinessId business = businesses.one(caller, fields);
            Reception.Accepted accepted = handIn(new UploadForm(fields).incoming(business, file));
            LOG.info(
                    "Upload received: file_id={}, business_id={}, rows={}, request={}",
                    accepted.id(),
                    business,
                    accepted.rowsDetected(),
                    request.id());
            return Response.json(202, UploadAcceptedView.of(accepted, file.name()));
        });
    }

    /** Asked before the file is read: a shop that sends too often does not send for nothing. */
    private void refuseTooMany(BusinessId business) {
        intake.desk().waitBeforeNext(business).ifPresent(wait -> {
            throw tooMany(wait);
        });
    }

    private Reception.Accepted handIn(Incoming incoming) {
        Reception reception = intake.desk().receive(incoming);
        if (reception instanceof Reception.Accepted accepted) {
            return accepted;
        }
        if (reception instanceof Reception.TooMany tooMany) {
            throw tooMany(tooMany.retryAfter());
        }
        throw new ApiError(400, "INVALID_FILE_FORMAT", ((Reception.NotCsv) reception).message());
    }

    private static ApiError tooMany(Duration wait) {
        return ApiError.rateLimited("Too many uploads in a minute. Please wait a moment and send it again.", wait);
    }

    /** One upload as it stands, with its first failed rows. */
    public Response one(Request request, Caller caller) {
        Scope scope = businesses.scope(caller, request.query());
        Upload upload =
                inbox.find(scope, new UploadId(request.pathId("file_id"))).orElseThrow(ApiError::notFound);
        List<FailedRow> errors = books.failedRows(upload.owner().business(), upload.id(), ERRORS_SHOWN);
        return Response.json(200, UploadView.withErrors(upload, errors));
    }

    /** A page of the uploads, newest first. */
    public Response list(Request request, Caller caller) {
        PageRequest wanted = Paging.read(request.query());
        Page<UploadView> page =
                inbox.list(businesses.scope(caller, request.query()), wanted).map(UploadView::of);
        return Response.json(200, Paging.view(request, wanted, page));
    }
}
