package tally.http.staff;

import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tally.domain.FailedJobId;
import tally.domain.Page;
import tally.domain.PageRequest;
import tally.domain.failures.DiscardAnswer;
import tally.domain.failures.FailedJob;
import tally.domain.failures.FailedJobFilter;
import tally.domain.failures.FailedJobs;
import tally.domain.failures.FailureStatus;
import tally.domain.failures.RetryAnswer;
import tally.domain.failures.RetryRequest;
import tally.domain.sales.Field;
import tally.http.auth.BusinessChoice;
import tally.http.auth.Caller;
import tally.http.json.FailedJobGroupsView;
import tally.http.json.FailedJobView;
import tally.http.json.FailedJobWithRetriesView;
import tally.http.json.RetryAcceptedView;
import tally.http.json.RetryBody;
import tally.http.lists.Paging;
import tally.http.server.ApiError;
import tally.http.server.Json;
import tally.http.server.Request;
import tally.http.server.Response;

/** {@code /admin/api/v1/failed-jobs}. Safe for use by many threads. */
public final class FailedJobHandlers {

    private static final Logger LOG = LoggerFactory.getLogger("tally.http");

    /** Beyond these, a person mends the first ones first. */
    private static final int MOST_GROUPS = 1_000;

    private final FailedJobs jobs;
    private final BusinessChoice businesses;
    private final Runnable wake;

    /** Handlers on these failed rows; {@code wake} is called when a retry waits for a worker. */
    public FailedJobHandlers(FailedJobs jobs, BusinessChoice businesses, Runnable wake) {
        this.jobs = jobs;
        this.businesses = businesses;
        this.wake = wake;
    }

    /** A page of the failed rows that match. */
    public Response search(Request request, Caller caller) {
        PageRequest wanted = Paging.read(request.query());
        Page<FailedJob> page = jobs.search(
                FailedJobQuery.filter(businesses.scope(caller, request.query()), request.query()),
                FailedJobQuery.order(request.query()),
                wanted);
        return Response.json(200, Paging.view(request, wanted, page.map(FailedJobView::of)));
    }

    /** The failed rows that match, by cause. */
    public Response groups(Request request, Caller caller) {
        FailedJobFilter filter = FailedJobQuery.filter(businesses.scope(caller, request.query()), request.query());
        return Response.json(200, FailedJobGroupsView.of(jobs.groups(filter, MOST_GROUPS)));
    }

    /** One failed row with what was tried to recover it. */
    public Response one(Request request, Caller caller) {
        FailedJobId id = id(request);
        FailedJob job = jobs.find(id).orElseThrow(ApiError::notFound);
        return Response.json(200, FailedJobWithRetriesView.of(job, jobs.retries(id)));
    }

    /** Puts a row up for another try, corrected or as it is. */
    public Response retry(Request request, Caller caller) {
        Optional<Map<Field, String>> corrected = request.body().isEmpty()
                ? Optional.empty()
                : Json.read(request.body(), RetryBody.class)
                        .rowData()
                        .map(rowData -> CorrectedRow.read("row_data", rowData));
        RetryAnswer answer =
                jobs.requestRetry(new RetryRequest(id(request), caller.user().id(), corrected));
        if (answer instanceof RetryAnswer.Accepted accepted) {
            LOG.info("Retry accepted: failed_job_id={}, request={}", id(request), request.id());
            wake.run();
            return Response.json(202, RetryAcceptedView.of(accepted));
        }
        if (answer instanceof RetryAnswer.NotOpen notOpen) {
            throw notOpen("retried", notOpen.status());
        }
        throw ApiError.notFound();
    }

    /** Takes a row for no sale. */
    public Response discard(Request request, Caller caller) {
        DiscardAnswer answer = jobs.discard(id(request), caller.user().id());
        if (answer instanceof DiscardAnswer.Discarded discarded) {
            LOG.info("Failed row discarded: failed_job_id={}, request={}", id(request), request.id());
            return Response.json(200, FailedJobView.of(discarded.job()));
        }
        if (answer instanceof DiscardAnswer.NotOpen notOpen) {
            throw notOpen("discarded", notOpen.status());
        }
        throw ApiError.notFound();
    }

    private static ApiError notOpen(String wanted, FailureStatus status) {
        String name = status.wireName();
        return ApiError.conflict("This row cannot be " + wanted + ": it is " + name + ".")
                .with("status", name);
    }

    private static FailedJobId id(Request request) {
        return new FailedJobId(request.pathId("id"));
    }
}
