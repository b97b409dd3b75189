package tally.testkit;

import java.time.Instant;

/** What {@link Memory} keeps of a user beside the credentials. */
record StoredUser(boolean disabled, Instant createdAt) {}
