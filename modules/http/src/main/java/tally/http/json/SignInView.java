package tally.http.json;

import java.time.Instant;
import java.util.UUID;
import tally.domain.accounts.ActiveSession;
import tally.domain.accounts.TokenHash;

/**
 * One sign-in of a user, without its token.
 *
 * @param current whether it is the one that asks
 */
public record SignInView(UUID id, String address, Instant createdAt, Instant expiresAt, boolean current) {

    /** The view of a sign-in, for the one with the token {@code asking}. */
    public static SignInView of(ActiveSession session, TokenHash asking) {
        return new SignInView(
                session.id(),
                session.address(),
                session.createdAt(),
                session.expiresAt(),
                session.token().equals(asking));
    }
}
