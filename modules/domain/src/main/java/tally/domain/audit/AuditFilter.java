package tally.domain.audit;

import java.time.LocalDate;
import java.util.Optional;
import tally.domain.Scope;

/**
 * Which entries are meant; what is empty does not narrow. The dates are days in UTC, both included.
 *
 * @param actor the whole name of who did it
 * @param subject the whole id of what was changed
 */
public record AuditFilter(
        Scope scope,
        Optional<String> actor,
        Optional<AuditAction> action,
        Optional<String> subject,
        Optional<LocalDate> from,
        Optional<LocalDate> to) {

    /** Everything. */
    public static final AuditFilter ALL = new AuditFilter(
            Scope.ALL, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
