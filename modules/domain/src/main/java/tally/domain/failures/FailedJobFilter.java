package tally.domain.failures;

import java.time.LocalDate;
import java.util.Optional;
import tally.domain.Scope;
import tally.domain.UploadId;
import tally.domain.sales.ErrorCode;

/**
 * Which failed rows are meant; what is empty does not narrow, but for the status: empty means not recovered (failed or
 * pending). The dates are days in UTC of {@code created_at}, both included.
 *
 * @param text a part of the error message, in any case
 */
public record FailedJobFilter(
        Scope scope,
        Optional<UploadId> upload,
        Optional<LocalDate> from,
        Optional<LocalDate> to,
        Optional<FailureStatus> status,
        Optional<ErrorCode> errorCode,
        Optional<String> text) {

    /** All that are not recovered. */
    public static final FailedJobFilter OPEN = new FailedJobFilter(
            Scope.ALL,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
}
