package tally.domain.failures;

import java.util.Map;
import java.util.Optional;
import tally.domain.FailedJobId;
import tally.domain.UserId;
import tally.domain.sales.Field;

/**
 * A person's wish to have a failed row tried again.
 *
 * @param corrected the values to try instead; fields that it leaves out keep theirs
 */
public record RetryRequest(FailedJobId job, UserId by, Optional<Map<Field, String>> corrected) {}
