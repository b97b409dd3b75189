package tally.domain.accounts;

import java.util.Optional;
import tally.domain.UserId;
import tally.domain.audit.Actor;

/** A person who signs in: staff, who see every business, or a shop's own user, who acts for one. */
public record User(UserId id, Email email, boolean staff, Optional<Business> business) {
    /** Refuses a shop user without a shop. */
    public User {
        if (!staff && business.isEmpty()) {
            throw new IllegalArgumentException("A user who is not staff belongs to a business: " + email);
        }
    }

    /** This user as the audit trail names who does something. */
    public Actor actor() {
        return new Actor(email.value());
    }
}
