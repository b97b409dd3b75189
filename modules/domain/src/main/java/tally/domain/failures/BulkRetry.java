package tally.domain.failures;

import java.util.HashMap;
import java.util.Map;
import tally.domain.UserId;
import tally.domain.audit.AuditAction;
import tally.domain.audit.AuditedChange;

/** A person's wish to have many failed rows tried again, each with the same correction. */
public record BulkRetry(FailedJobSelection rows, UserId by, Correction correction) {
    /** That so many rows of a business were put up for another try, as the audit trail tells it: which, and what was corrected. */
    public AuditedChange told(long count) {
        final Map<String, String> after = new HashMap<>(Map.of("status", FailureStatus.PENDING.wireName()));
        correction.values().forEach((field, text) -> after.put(field.columnName(), text));
        correction.formats().dateFormat().ifPresent(format -> after.put("date_format", format));
        correction.formats().numberFormat().ifPresent(format -> after.put("number_format", format.example()));
        return new AuditedChange(AuditAction.FAILED_JOB_RETRIED, count + " failed rows", rows.told(), after);
    }
}
