package tally.http.json;

import java.util.Map;
import java.util.Optional;

/**
 * What a person who has a row retried may send.
 *
 * @param rowData corrected values by column name; columns that it leaves out keep theirs
 */
public record RetryBody(Optional<Map<String, Object>> rowData) {}
