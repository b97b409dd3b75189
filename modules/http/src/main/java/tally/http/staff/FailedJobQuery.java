package tally.http.staff;

import java.util.Arrays;
import tally.domain.Scope;
import tally.domain.UploadId;
import tally.domain.failures.FailedJobFilter;
import tally.domain.failures.FailedJobOrder;
import tally.domain.failures.FailureStatus;
import tally.domain.sales.ErrorCode;
import tally.http.lists.SortOrder;
import tally.http.server.ApiError;
import tally.http.server.Parameters;

/** Reads which failed rows are wanted, and in which order. */
final class FailedJobQuery {

    private FailedJobQuery() {}

    static FailedJobFilter filter(Scope scope, Parameters query) {
        return new FailedJobFilter(
                scope,
                query.id("file_id").map(UploadId::new),
                query.date("date_from"),
                query.date("date_to"),
                query.choice("status", FailureStatus.class),
                query.text("error_code").map(FailedJobQuery::errorCode),
                query.text("q").filter(text -> !text.isEmpty()));
    }

    static FailedJobOrder order(Parameters query) {
        FailedJobOrder.Key key =
                query.choice(SortOrder.BY, FailedJobOrder.Key.class).orElse(FailedJobOrder.NEWEST_FIRST.key());
        return new FailedJobOrder(key, SortOrder.descending(query));
    }

    private static ErrorCode errorCode(String name) {
        return Arrays.stream(ErrorCode.values())
                .filter(code -> code.name().equals(name))
                .findFirst()
                .orElseThrow(() -> ApiError.invalidParameter("error_code", name, "a code such as INVALID_DATE"));
    }
}
