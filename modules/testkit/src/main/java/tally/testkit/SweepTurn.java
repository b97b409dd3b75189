package tally.testkit;

import java.time.Instant;

/** Which node sweeps, and until when nobody else does. */
record SweepTurn(String node, Instant until) {}
