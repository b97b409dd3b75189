package tally.domain.failures;

import java.util.List;
import java.util.Optional;
import tally.domain.BusinessId;
import tally.domain.FailedJobId;
import tally.domain.UploadId;
import tally.domain.sales.ErrorCode;

/**
 * The failed rows that an action on many is about: those that wait for a person and match everything that is said. Says
 * at least one thing, so that no slip of the pen touches every row of every shop.
 */
public record FailedJobSelection(
        Optional<BusinessId> business,
        Optional<UploadId> upload,
        Optional<ErrorCode> errorCode,
        Optional<List<FailedJobId>> ids) {

    /** Copies the ids; {@link IllegalArgumentException} where nothing is said. */
    public FailedJobSelection {
        ids = ids.map(List::copyOf);
        if (business.isEmpty() && upload.isEmpty() && errorCode.isEmpty() && ids.isEmpty()) {
            throw new IllegalArgumentException("A selection of failed rows must say which ones");
        }
    }

    /** These rows and no others. */
    public static FailedJobSelection of(FailedJobId... ids) {
        return new FailedJobSelection(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(List.of(ids)));
    }
}
