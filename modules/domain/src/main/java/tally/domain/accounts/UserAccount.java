package tally.domain.accounts;

import java.time.Instant;

/**
 * A user as staff see one.
 *
 * @param disabled whether signing in is refused
 */
public record UserAccount(User user, boolean disabled, PasswordOrigin password, Instant createdAt) {}
