package tally.domain.accounts;

import java.time.Instant;

/**
 * A sign-in that holds: who it is, and until when.
 *
 * @param password who chose the password of its user
 */
public record Session(User user, Instant expiresAt, PasswordOrigin password) {}
