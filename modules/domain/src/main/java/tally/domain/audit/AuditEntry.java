package tally.domain.audit;

import java.time.Instant;
import java.util.Optional;
import tally.domain.AuditEntryId;
import tally.domain.BusinessId;

/**
 * One line of the audit trail: who changed what, and when.
 *
 * @param business whose data it was; empty for what belongs to no business, such as a staff user
 */
public record AuditEntry(
        AuditEntryId id, Optional<BusinessId> business, Instant at, Actor actor, AuditedChange change) {}
