package tally.domain.failures;

import tally.domain.sales.Checked;

/** Sends a failed row through the rules of an upload. */
@FunctionalInterface
public interface RowCheck {
    /** What the rules say of the row now. */
    Checked check(RetryQueue.PendingRow row);
}
