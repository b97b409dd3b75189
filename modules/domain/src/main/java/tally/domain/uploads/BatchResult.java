package tally.domain.uploads;

import java.util.List;
import tally.domain.sales.SaleKey;

/**
 * What became of a batch.
 *
 * @param duplicates the keys of the sales that the business already had
 */
public record BatchResult(int created, List<SaleKey> duplicates, int failed) {
    /** Copies the list. */
    public BatchResult {
        duplicates = List.copyOf(duplicates);
    }
}
