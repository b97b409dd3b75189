package tally.http.json;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What a person who has many rows retried sends: which ones, and how they are corrected.
 *
 * @param set by column name, what stands there from now on in each row
 * @param dryRun whether nothing is to happen but the checks
 */
public record BulkRetryBody(
        Optional<UUID> fileId,
        Optional<UUID> businessId,
        Optional<String> errorCode,
        Optional<List<UUID>> ids,
        Optional<Map<String, Object>> set,
        Optional<String> dateFormat,
        Optional<String> numberFormat,
        Optional<Boolean> dryRun) {

    /** Which rows are meant. */
    public SelectionBody rows() {
        return new SelectionBody(fileId, businessId, errorCode, ids);
    }
}
