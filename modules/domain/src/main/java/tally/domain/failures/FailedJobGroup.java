package tally.domain.failures;

import java.util.Optional;
import tally.domain.FailedJobId;
import tally.domain.sales.ErrorCode;

/**
 * Failed rows of one upload with one cause: what a person mends in one go.
 *
 * @param column the column that the cause lies in; empty where it lies in the row as a whole
 * @param count how many there are
 * @param example the first of them in the file
 */
public record FailedJobGroup(
        ErrorCode errorCode, Optional<String> column, FailedJob.Source source, long count, Example example) {

    /** One row of the group, and what stood in the column. */
    public record Example(FailedJobId id, String value) {}
}
