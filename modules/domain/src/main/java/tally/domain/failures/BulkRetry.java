package tally.domain.failures;

import tally.domain.UserId;

/** A person's wish to have many failed rows tried again, each with the same correction. */
public record BulkRetry(FailedJobSelection rows, UserId by, Correction correction) {}
