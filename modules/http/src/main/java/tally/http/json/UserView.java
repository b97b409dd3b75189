package tally.http.json;

import java.util.Optional;
import java.util.UUID;
import tally.domain.accounts.User;

/** A user. */
public record UserView(UUID id, String email, boolean isStaff, Optional<UUID> businessId) {

    /** The view of a user. */
    public static UserView of(User user) {
        return new UserView(
                user.id().value(),
                user.email().value(),
                user.staff(),
                user.business().map(business -> business.id().value()));
    }
}
