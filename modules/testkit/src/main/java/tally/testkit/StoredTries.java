package tally.testkit;

import java.time.Instant;

/** The tries of one subject as {@link Memory} keeps them. */
record StoredTries(int tries, Instant beganAt) {}
