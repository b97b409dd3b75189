package tally.domain.uploads;

import java.util.List;

/**
 * A run of rows of one upload, booked in one transaction.
 *
 * @param rowsBefore how many rows of the file were done before it: the checkpoint that the upload must stand at
 */
public record Batch(long rowsBefore, List<KeyedSale> sales, List<FailedRow> failures) {
    /** Copies both lists. */
    public Batch {
        sales = List.copyOf(sales);
        failures = List.copyOf(failures);
    }

    /** How many rows it takes the upload on. */
    public int size() {
        return sales.size() + failures.size();
    }
}
