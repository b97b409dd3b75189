package tally.http.staff;

import java.time.Clock;
import tally.domain.BusinessId;
import tally.domain.books.ConsistencyChecks;
import tally.http.auth.BusinessChoice;
import tally.http.auth.Caller;
import tally.http.json.ConsistencyView;
import tally.http.server.Request;
import tally.http.server.Response;

/** {@code /admin/api/v1/consistency}: the full check of a business. Safe for use by many threads. */
public final class ConsistencyHandlers {

    private final ConsistencyChecks checks;
    private final BusinessChoice businesses;
    private final Clock clock;

    /** Handlers that run these checks. */
    public ConsistencyHandlers(ConsistencyChecks checks, BusinessChoice businesses, Clock clock) {
        this.checks = checks;
        this.businesses = businesses;
        this.clock = clock;
    }

    /** Checks everything of a business; takes as long as its history is. */
    public Response check(Request request, Caller caller) {
        BusinessId business = businesses.one(caller, request.query());
        return Response.json(200, ConsistencyView.of(checks.ofBusiness(business), clock.instant()));
    }
}
