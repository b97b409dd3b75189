package tally.http.json;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tally.domain.BusinessId;
import tally.domain.audit.AuditEntry;

/**
 * One line of the audit trail.
 *
 * @param businessId null for what belongs to no business
 * @param subject the id of what was changed, or how many of what
 */
public record AuditView(
        UUID id,
        Instant at,
        String actor,
        String action,
        String subject,
        Optional<UUID> businessId,
        Map<String, String> before,
        Map<String, String> after) {

    /** The view of an entry. */
    public static AuditView of(AuditEntry entry) {
        return new AuditView(
                entry.id().value(),
                entry.at(),
                entry.actor().name(),
                entry.change().action().wireName(),
                entry.change().subject(),
                entry.business().map(BusinessId::value),
                entry.change().before(),
                entry.change().after());
    }
}
