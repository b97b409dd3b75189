package tally.domain.accounts;

import java.time.Instant;

/** A sign-in that holds: who it is, and until when. */
public record Session(User user, Instant expiresAt) {}
