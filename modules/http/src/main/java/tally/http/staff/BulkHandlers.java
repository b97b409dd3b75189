package tally.http.staff;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tally.domain.failures.BulkRetry;
import tally.domain.failures.FailedJobSelection;
import tally.domain.failures.FailedJobs;
import tally.http.auth.BusinessChoice;
import tally.http.auth.Caller;
import tally.http.json.BulkRetryBody;
import tally.http.json.CountView;
import tally.http.json.RehearsalView;
import tally.http.json.RetriesAcceptedView;
import tally.http.json.SelectionBody;
import tally.http.server.Json;
import tally.http.server.Request;
import tally.http.server.Response;
import tally.ingest.RowChecks;

/** {@code /admin/api/v1/failed-jobs/retry} and {@code …/discard}: many rows at once. Safe for use by many threads. */
public final class BulkHandlers {

    private static final Logger LOG = LoggerFactory.getLogger("tally.http");

    private final FailedJobs jobs;
    private final BulkRequest bulk;
    private final Runnable wake;

    /** Handlers on these failed rows; {@code wake} is called when retries wait for a worker. */
    public BulkHandlers(FailedJobs jobs, BusinessChoice businesses, Runnable wake) {
        this.jobs = jobs;
        this.bulk = new BulkRequest(businesses);
        this.wake = wake;
    }

    /** Puts all rows that match up for another try, or only says how many would pass. */
    public Response retry(Request request, Caller caller) {
        BulkRetryBody body = Json.read(request.body(), BulkRetryBody.class);
        BulkRetry wanted = new BulkRetry(bulk.rows(body.rows()), caller.user().id(), bulk.correction(body));
        if (body.dryRun().orElse(false)) {
            return Response.json(200, RehearsalView.of(jobs.rehearse(wanted, new RowChecks())));
        }
        long count = jobs.requestRetries(wanted);
        LOG.info("Retries accepted: count={}, request={}", count, request.id());
        wake.run();
        return Response.json(202, RetriesAcceptedView.of(count));
    }

    /** Takes all rows that match for no sales. */
    public Response discard(Request request, Caller caller) {
        FailedJobSelection rows = bulk.rows(Json.read(request.body(), SelectionBody.class));
        long count = jobs.discardAll(rows, caller.user().id());
        LOG.info("Failed rows discarded: count={}, request={}", count, request.id());
        return Response.json(200, new CountView(count));
    }
}
