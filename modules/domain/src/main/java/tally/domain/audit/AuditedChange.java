package tally.domain.audit;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A change as the audit trail keeps it.
 *
 * @param subject what was changed: an id, or how many of what where it was more than one thing
 * @param before what it was, by the names of the API; only what matters for the change; empty for something new
 * @param after what it is now
 */
public record AuditedChange(AuditAction action, String subject, Map<String, String> before, Map<String, String> after) {
    /** Copies both maps, and sorts them by name. */
    public AuditedChange {
        before = Collections.unmodifiableMap(new TreeMap<>(before));
        after = Collections.unmodifiableMap(new TreeMap<>(after));
    }
}
