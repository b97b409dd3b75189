package tally.domain.failures;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tally.domain.FailedJobId;
import tally.domain.UserId;
import tally.domain.audit.AuditAction;
import tally.domain.audit.AuditedChange;
import tally.domain.sales.Field;

/**
 * A person's wish to have a failed row tried again.
 *
 * @param corrected the values to try instead; fields that it leaves out keep theirs
 */
public record RetryRequest(FailedJobId job, UserId by, Optional<Map<Field, String>> corrected) {
    /**
     * The wish as the audit trail keeps it: the columns that it corrects, and the how manieth try it is.
     *
     * @param values the row's values as they were
     */
    public AuditedChange told(Map<Field, String> values, int number) {
        final Map<String, String> before = new HashMap<>(Map.of("status", FailureStatus.FAILED.wireName()));
        final Map<String, String> after = new HashMap<>(
                Map.of("status", FailureStatus.PENDING.wireName(), "retry_count", Integer.toString(number)));
        corrected.orElse(Map.of()).forEach((field, text) -> {
            before.put(field.columnName(), values.getOrDefault(field, ""));
            after.put(field.columnName(), text);
        });
        return new AuditedChange(AuditAction.FAILED_JOB_RETRIED, job.toString(), before, after);
    }
}
