package tally.http.staff;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import tally.domain.Page;
import tally.domain.PageRequest;
import tally.domain.audit.AuditAction;
import tally.domain.audit.AuditFilter;
import tally.domain.audit.AuditTrail;
import tally.http.auth.BusinessChoice;
import tally.http.auth.Caller;
import tally.http.json.AuditView;
import tally.http.lists.Paging;
import tally.http.server.ApiError;
import tally.http.server.Parameters;
import tally.http.server.Request;
import tally.http.server.Response;

/** {@code /admin/api/v1/audit}: who did what. Safe for use by many threads. */
public final class AuditHandlers {

    private final AuditTrail trail;
    private final BusinessChoice businesses;

    /** Handlers on this trail. */
    public AuditHandlers(AuditTrail trail, BusinessChoice businesses) {
        this.trail = trail;
        this.businesses = businesses;
    }

    /** A page of the entries that match, newest first. */
    public Response search(Request request, Caller caller) {
        PageRequest wanted = Paging.read(request.query());
        Parameters query = request.query();
        AuditFilter filter = new AuditFilter(
                businesses.scope(caller, query),
                query.text("actor"),
                action(query),
                query.text("subject"),
                query.date("date_from"),
                query.date("date_to"));
        Page<AuditView> page = trail.search(filter, wanted).map(AuditView::of);
        return Response.json(200, Paging.view(request, wanted, page));
    }

    private static Optional<AuditAction> action(Parameters query) {
        return query.text("action")
                .map(name -> AuditAction.of(name)
                        .orElseThrow(() -> ApiError.invalidParameter("action", name, "one of " + actions())));
    }

    private static String actions() {
        return Arrays.stream(AuditAction.values()).map(AuditAction::wireName).collect(Collectors.joining(", "));
    }
}
