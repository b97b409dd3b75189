package tally.testkit;

import java.time.Instant;
import java.util.UUID;
import tally.domain.UserId;

/** A sign-in as {@link Memory} keeps it. */
record StoredSession(UUID id, UserId user, String address, Instant createdAt, Instant expiresAt) {}
