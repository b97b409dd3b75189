package tally.domain.accounts;

import java.time.Instant;
import java.util.Map;
import tally.domain.audit.AuditAction;
import tally.domain.audit.AuditedChange;

/**
 * A user as staff see one.
 *
 * @param disabled whether signing in is refused
 */
public record UserAccount(User user, boolean disabled, PasswordOrigin password, Instant createdAt) {
    /** That it is as it is now, and was as {@code before}, as the audit trail tells it. */
    public AuditedChange changedFrom(UserAccount before, AuditAction action) {
        return new AuditedChange(action, user.id().toString(), before.told(), told());
    }

    /** That so many sign-ins of the user were ended, as the audit trail tells it. */
    public AuditedChange signInsEnded(int ended) {
        final String email = user.email().value();
        return new AuditedChange(
                AuditAction.SESSIONS_ENDED,
                user.id().toString(),
                Map.of("email", email, "sign_ins", Integer.toString(ended)),
                Map.of("email", email, "sign_ins", "0"));
    }

    private Map<String, String> told() {
        return Map.of(
                "email", user.email().value(),
                "disabled", Boolean.toString(disabled),
                "must_change_password", Boolean.toString(password.shouldChange()));
    }
}
