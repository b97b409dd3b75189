package tally.domain.failures;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tally.domain.BusinessId;
import tally.domain.FailedJobId;
import tally.domain.UploadId;
import tally.domain.audit.AuditAction;
import tally.domain.audit.AuditedChange;
import tally.domain.sales.ErrorCode;

/**
 * The failed rows that an action on many is about: those that wait for a person and match everything that is said. Says
 * at least one thing, so that no slip of the pen touches every row of every shop.
 */
public record FailedJobSelection(
        Optional<BusinessId> business,
        Optional<UploadId> upload,
        Optional<ErrorCode> errorCode,
        Optional<List<FailedJobId>> ids) {

    /** Copies the ids; {@link IllegalArgumentException} where nothing is said. */
    public FailedJobSelection {
        ids = ids.map(List::copyOf);
        if (business.isEmpty() && upload.isEmpty() && errorCode.isEmpty() && ids.isEmpty()) {
            throw new IllegalArgumentException("A selection of failed rows must say which ones");
        }
    }

    /** What they were and what is said of them, for the audit trail. */
    Map<String, String> told() {
        final Map<String, String> told = new HashMap<>(Map.of("status", FailureStatus.FAILED.wireName()));
        business.ifPresent(id -> told.put("business_id", id.toString()));
        upload.ifPresent(id -> told.put("file_id", id.toString()));
        errorCode.ifPresent(code -> told.put("error_code", code.name()));
        ids.ifPresent(list -> told.put("ids", Integer.toString(list.size())));
        return told;
    }

    /** That so many of them, of one business, were declared to be no sales, as the audit trail tells it. */
    public AuditedChange discarded(long count) {
        final Map<String, String> after = Map.of("status", FailureStatus.DISCARDED.wireName());
        return new AuditedChange(AuditAction.FAILED_JOB_DISCARDED, count + " failed rows", told(), after);
    }

    /** These rows and no others. */
    public static FailedJobSelection of(FailedJobId... ids) {
        return new FailedJobSelection(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(List.of(ids)));
    }
}
