package tally.domain.failures;

import tally.domain.FailedJobId;
import tally.domain.uploads.FailedRow;

/** A row of a file that is not recovered yet, with the failed job that stands for it. */
public record OpenRow(FailedJobId id, FailedRow row) {}
