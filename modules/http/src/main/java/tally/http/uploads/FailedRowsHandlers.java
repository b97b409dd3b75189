package tally.http.uploads;

import tally.domain.UploadId;
import tally.domain.uploads.Upload;
import tally.domain.uploads.UploadInbox;
import tally.http.auth.BusinessChoice;
import tally.http.auth.Caller;
import tally.http.server.ApiError;
import tally.http.server.Request;
import tally.http.server.Response;
import tally.ingest.FailedRowsFile;

/** {@code /data/upload-csv/{file_id}/failed-rows.csv}. Safe for use by many threads. */
public final class FailedRowsHandlers {

    private final UploadInbox inbox;
    private final FailedRowsFile failedRows;
    private final BusinessChoice businesses;

    /** Handlers that find an upload in {@code inbox} and write its failed rows by {@code failedRows}. */
    public FailedRowsHandlers(UploadInbox inbox, FailedRowsFile failedRows, BusinessChoice businesses) {
        this.inbox = inbox;
        this.failedRows = failedRows;
        this.businesses = businesses;
    }

    /** The rows that are not recovered, as a file that can be corrected and uploaded again. */
    public Response file(Request request, Caller caller) {
        UploadId id = new UploadId(request.pathId("file_id"));
        Upload upload =
                inbox.find(businesses.scope(caller, request.query()), id).orElseThrow(ApiError::notFound);
        return Response.stream(
                        "text/csv; charset=utf-8",
                        out -> failedRows.write(upload.owner().business(), id, out))
                .with("Content-Disposition", "attachment; filename=\"failed-rows.csv\"");
    }
}
