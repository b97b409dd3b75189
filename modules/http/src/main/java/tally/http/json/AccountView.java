package tally.http.json;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import tally.domain.accounts.UserAccount;

/** A user as staff see one. */
public record AccountView(
        UUID id,
        String email,
        boolean isStaff,
        Optional<UUID> businessId,
        boolean disabled,
        boolean mustChangePassword,
        Instant createdAt) {

    /** The view of a user. */
    public static AccountView of(UserAccount account) {
        UserView user = UserView.of(account.user());
        return new AccountView(
                user.id(),
                user.email(),
                user.isStaff(),
                user.businessId(),
                account.disabled(),
                account.password().shouldChange(),
                account.createdAt());
    }
}
