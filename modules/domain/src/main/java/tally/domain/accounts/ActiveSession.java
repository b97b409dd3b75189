package tally.domain.accounts;

import java.time.Instant;
import java.util.UUID;

/**
 * A sign-in as its user sees it in a list.
 *
 * @param id names it; the token itself is known to its owner alone
 * @param token the hash of its token, to tell which one is asking
 * @param address where it was made from
 */
public record ActiveSession(UUID id, TokenHash token, String address, Instant createdAt, Instant expiresAt) {}
