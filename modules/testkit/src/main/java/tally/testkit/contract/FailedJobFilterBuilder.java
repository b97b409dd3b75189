package tally.testkit.contract;

import java.time.LocalDate;
import java.util.Optional;
import tally.domain.Scope;
import tally.domain.UploadId;
import tally.domain.failures.FailedJobFilter;
import tally.domain.failures.FailureStatus;
import tally.domain.sales.ErrorCode;

/** Makes a filter of failed rows from what narrows it. */
final class FailedJobFilterBuilder {
    private Scope scope = Scope.ALL;
    private Optional<UploadId> upload = Optional.empty();
    private Optional<LocalDate> from = Optional.empty();
    private Optional<LocalDate> to = Optional.empty();
    private Optional<FailureStatus> status = Optional.empty();
    private Optional<ErrorCode> code = Optional.empty();
    private Optional<String> text = Optional.empty();

    FailedJobFilterBuilder scope(Scope wanted) {
        scope = wanted;
        return this;
    }

    FailedJobFilterBuilder upload(UploadId wanted) {
        upload = Optional.of(wanted);
        return this;
    }

    FailedJobFilterBuilder from(LocalDate day) {
        from = Optional.of(day);
        return this;
    }

    FailedJobFilterBuilder to(LocalDate day) {
        to = Optional.of(day);
        return this;
    }

    FailedJobFilterBuilder status(FailureStatus wanted) {
        status = Optional.of(wanted);
        return this;
    }

    FailedJobFilterBuilder code(ErrorCode wanted) {
        code = Optional.of(wanted);
        return this;
    }

    FailedJobFilterBuilder text(String part) {
        text = Optional.of(part);
        return this;
    }

    FailedJobFilter build() {
        return new FailedJobFilter(scope, upload, from, to, status, code, text);
    }
}
