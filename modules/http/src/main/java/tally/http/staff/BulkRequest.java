package tally.http.staff;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import tally.domain.BusinessId;
import tally.domain.FailedJobId;
import tally.domain.UploadId;
import tally.domain.failures.Correction;
import tally.domain.failures.FailedJobSelection;
import tally.domain.sales.ErrorCode;
import tally.domain.sales.Formats;
import tally.domain.sales.NumberFormat;
import tally.http.auth.BusinessChoice;
import tally.http.json.BulkRetryBody;
import tally.http.json.SelectionBody;
import tally.http.server.ApiError;

/** Reads what a person wants done to many failed rows. Safe for use by many threads. */
final class BulkRequest {

    private final BusinessChoice businesses;

    BulkRequest(BusinessChoice businesses) {
        this.businesses = businesses;
    }

    /** The rows that are meant; a request that names none at all must not mean every row of every shop. */
    FailedJobSelection rows(SelectionBody body) {
        Optional<BusinessId> business = body.businessId().map(BusinessId::new);
        business.ifPresent(businesses::existing);
        try {
            return new FailedJobSelection(
                    business,
                    body.fileId().map(UploadId::new),
                    body.errorCode().map(BulkRequest::errorCode),
                    body.ids().map(BulkRequest::ids));
        } catch (IllegalArgumentException saysNothing) {
            throw ApiError.invalidBody(
                    "Please say which rows you mean, with 'file_id', 'business_id', 'error_code' or 'ids'.");
        }
    }

    private static List<FailedJobId> ids(List<UUID> ids) {
        if (ids.stream().anyMatch(Objects::isNull)) {
            throw wrong("ids", "a list of ids");
        }
        return ids.stream().map(FailedJobId::new).toList();
    }

    /** What is changed of each of them. */
    Correction correction(BulkRetryBody body) {
        return new Correction(CorrectedRow.read("set", body.set().orElse(Map.of())), formats(body));
    }

    private static Formats formats(BulkRetryBody body) {
        Optional<NumberFormat> numbers = body.numberFormat().map(BulkRequest::numberFormat);
        try {
            return new Formats(body.dateFormat(), numbers);
        } catch (IllegalArgumentException refused) {
            throw wrong("date_format", "a date pattern such as d/M/yyyy H:mm (" + refused.getMessage() + ")");
        }
    }

    private static NumberFormat numberFormat(String example) {
        return NumberFormat.of(example)
                .orElseThrow(() -> wrong("number_format", "one of 1234.56 · 1,234.56 · 1.234,56 · 1 234,56"));
    }

    private static ErrorCode errorCode(String name) {
        return Arrays.stream(ErrorCode.values())
                .filter(code -> code.name().equals(name))
                .findFirst()
                .orElseThrow(() -> wrong("error_code", "a code such as INVALID_DATE"));
    }

    private static ApiError wrong(String field, String expected) {
        return ApiError.invalidBody("'" + field + "' must be " + expected + ".").with("field", field);
    }
}
